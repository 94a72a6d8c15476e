# exercise: torch-gru-cell
# mistake: blocks_in_the_order_of_keras
# base: right/gru_two_linears.py

# replace:
        resetgate = F.sigmoid(i_r + h_r)
        inputgate = F.sigmoid(i_i + h_i)
# by:
        resetgate = F.sigmoid(i_i + h_i)
        inputgate = F.sigmoid(i_r + h_r)
