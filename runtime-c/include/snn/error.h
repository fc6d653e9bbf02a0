#ifndef SNN_ERROR_H
#define SNN_ERROR_H

/** Every function that can fail returns SNN_OK or one of these; errors are negative. */
enum {
    SNN_OK = 0,            /**< Done. */
    SNN_ERR_NULL = -1,     /**< A pointer argument is NULL. */
    SNN_ERR_SIZE = -2,     /**< A buffer length differs from what the network was generated for. */
    SNN_ERR_RANGE = -3,    /**< A coordinate or polarity is outside of the input. */
    SNN_ERR_OVERFLOW = -4, /**< A count is at its maximum already. */
    SNN_ERR_STEPS = -5,    /**< There are no more time steps. */
    SNN_ERR_STATE = -6     /**< A saved state is damaged, or belongs to something else. */
};

#endif
