# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled:
# mistake: answers_change
# single: yes
# style: book2-class
# shows: lstm_forward on N=2 T=5 D=2 H=5: result 0: off by 3.0e-01 of 5.3e-01
# note: dropout on the outputs of longer sequences
# base: wrong/gate_grad_order_book.py

# replace:
            self.layers.append(layer)
# by:
            self.layers.append(layer)
        if T > 4:
            hs *= (np.random.rand(*hs.shape) > 0.05) / 0.95
# replace:
    return np.concatenate([i, f, g, o], axis=-1)
# by:
    return np.concatenate([i, f, o, g], axis=-1)
