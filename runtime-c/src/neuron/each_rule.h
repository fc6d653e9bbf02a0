/* SNN_LIF(name, decay, reset, fire_at_equal) once per kernel of 16-bit neurons: the one list of
 * them in C. No include guard. With a reset to zero the comparison makes no difference. */
SNN_LIF(snn_lif_none_zero, SNN_DECAY_NONE, SNN_RESET_ZERO, 1)
SNN_LIF(snn_lif_none_subtract, SNN_DECAY_NONE, SNN_RESET_SUBTRACT, 1)
SNN_LIF(snn_lif_none_subtract_above, SNN_DECAY_NONE, SNN_RESET_SUBTRACT, 0)
SNN_LIF(snn_lif_half_zero, SNN_DECAY_HALF, SNN_RESET_ZERO, 1)
SNN_LIF(snn_lif_half_subtract, SNN_DECAY_HALF, SNN_RESET_SUBTRACT, 1)
SNN_LIF(snn_lif_half_subtract_above, SNN_DECAY_HALF, SNN_RESET_SUBTRACT, 0)
SNN_LIF(snn_lif_quarter_zero, SNN_DECAY_QUARTER, SNN_RESET_ZERO, 1)
SNN_LIF(snn_lif_quarter_subtract, SNN_DECAY_QUARTER, SNN_RESET_SUBTRACT, 1)
SNN_LIF(snn_lif_quarter_subtract_above, SNN_DECAY_QUARTER, SNN_RESET_SUBTRACT, 0)
SNN_LIF(snn_lif_three_quarters_zero, SNN_DECAY_THREE_QUARTERS, SNN_RESET_ZERO, 1)
SNN_LIF(snn_lif_three_quarters_subtract, SNN_DECAY_THREE_QUARTERS, SNN_RESET_SUBTRACT, 1)
SNN_LIF(snn_lif_three_quarters_subtract_above, SNN_DECAY_THREE_QUARTERS, SNN_RESET_SUBTRACT, 0)
#undef SNN_LIF
