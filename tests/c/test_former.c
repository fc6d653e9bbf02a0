#include "check.h"
#include "snn_net_small_former.h"

/* A generated spiking transformer, whose C is a golden file of the compiler's tests, without a
 * trace: no memory for maps. Scores are those of the simulator, which the same tests compare with
 * these. */

#define IMAGES 3u
#define PIXELS SNN_NET_SMALL_FORMER_INPUT_BYTES

static const int32_t expected[IMAGES][SNN_NET_SMALL_FORMER_CLASSES] = {
    {10120, -29209, -10143},
    {6221, -45669, 5716},
    {7329, -43835, 6491},
};

static snn_net_small_former_t net;

static void test_scores(void) {
    uint8_t image[PIXELS];
    for (uint32_t n = 0; n < IMAGES; n++) {
        uint16_t label;
        for (uint32_t i = 0; i < PIXELS; i++) {
            image[i] = (uint8_t)(i * (7u + 24u * n) + 13u * n);
        }
        CHECK_EQUAL(snn_net_small_former_classify(&net, image, &label), SNN_OK);
        for (uint32_t c = 0; c < SNN_NET_SMALL_FORMER_CLASSES; c++) {
            CHECK_EQUAL(net.scores[c], expected[n][c]);
        }
        CHECK_EQUAL(label, snn_argmax_s32(expected[n], SNN_NET_SMALL_FORMER_CLASSES));
    }
}

/* The compiler plans the same working memory (StreamMemoryTests). */
static void test_memory(void) {
    CHECK_EQUAL(SNN_ATTENTION_SCORES_SCRATCH(9u, 5u, 3u), 134);
    CHECK_EQUAL(SNN_ATTENTION_CONTEXT_SCRATCH(4u, 8u, 3u), 97);
    CHECK_EQUAL(SNN_RESIDUAL_CONV2D_SCRATCH(3u, 1u, 15u), 23);
    CHECK_EQUAL(SNN_CONV2D_LIST(3u, 1u, 1u, 1u, 30u), 94);
    CHECK_EQUAL(3u * SNN_ATTENTION_MAP(9u, 3u), 81);
    CHECK_EQUAL(sizeof net, SNN_NET_SMALL_FORMER_STATE_BYTES);
    CHECK_EQUAL(SNN_NET_SMALL_FORMER_STATE_BYTES, 680);
}

int main(void) {
    test_scores();
    test_memory();
    return 0;
}
