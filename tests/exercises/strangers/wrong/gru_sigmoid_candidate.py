# exercise: torch-gru-cell
# mistake: function_replaced_tanh_by_sigmoid_in_n
# base: right/gru_two_linears.py

# replace:
        newgate = F.tanh(i_n + (resetgate * h_n))
# by:
        newgate = F.sigmoid(i_n + (resetgate * h_n))
