# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: param_grads_overwritten
# single: yes
# style: book2-class
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 2: off by 5.1e-01 of 5.6e-01
# note: indentation: added after the loop
# base: wrong/gate_grad_order_book.py

# replace:
            for i, grad in enumerate(layer.grads):
                grads[i] += grad
# by:
        for i, grad in enumerate(layer.grads):
            grads[i] += grad
# replace:
    return np.concatenate([i, f, g, o], axis=-1)
# by:
    return np.concatenate([i, f, o, g], axis=-1)
