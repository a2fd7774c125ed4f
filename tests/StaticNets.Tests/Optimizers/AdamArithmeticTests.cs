using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Tests;

/// <summary>
/// Compares the moves of Adam in long blocks, where estimates replace roots and quotients on some processors, with the formula in double for the
/// same moments.
/// </summary>
public class AdamArithmeticTests
{
    private const int Length = 4096;
    private const int Steps = 40;

    public static TheoryData<AdaptiveMoments> Optimizers =>
        [
            new Adam(),
            new Adam(1) { Epsilon = 1e-15 },
            new Adam(0.01)
            {
                Beta1 = 0,
                Beta2 = 0.5,
                Epsilon = 1e-3,
            },
            new Adam(1e-30),
            new Adam(1e30) { Epsilon = 1e-15 },
            new Adam { Epsilon = 1e30 },
            new AdamW(0.1, weightDecay: 3),
        ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void MovesFollowTheFormulaForGradientsOfAnySize(AdaptiveMoments optimizer)
    {
        AlignedBlock<float> parameters = new(Length);
        AlignedBlock<float> gradients = new(Length);
        OptimizerState<float> state = new(Length);
        Xoshiro256StarStar random = new(7);
        Span<float> weights = parameters.Span;
        double kept = 1 - (optimizer.LearningRate * ((optimizer as AdamW)?.WeightDecay ?? 0));
        for (int step = 1; step <= Steps; step++)
        {
            foreach (ref float gradient in gradients.Span)
            {
                // From 1e-20 to 1e15; every eighth is zero.
                double size = Math.Pow(10, (35 * random.NextDouble()) - 20);
                gradient = random.NextDouble() < 0.125 ? 0 : (float)(((2 * random.NextDouble()) - 1) * size);
            }

            float[] before = weights.ToArray();
            state.BeginStep(optimizer, isSafe: true);
            state.Update(optimizer, parameters, gradients, BlockRange.Of(parameters));
            double rate = optimizer.LearningRate / (1 - Math.Pow(optimizer.Beta1, step));
            double root = 1 / Math.Sqrt(1 - Math.Pow(optimizer.Beta2, step));
            for (int i = 0; i < Length; i++)
            {
                double divisor = (root * Math.Sqrt(state.Slot(1).Span[i])) + optimizer.Epsilon;
                double move = rate * state.Slot(0).Span[i] / divisor;
                double weight = (kept * before[i]) - move;

                // The move is rounded at most ten times: three constants, the root twice, the divisor, the quotient twice, twice in the product.
                // A mean square below 1e-30 may count as any number below. The weight is rounded twice, and moves below 1e-37 may be denormal.
                double bound = (10 * Math.Pow(2, -24)) + (root * 1e-15 / divisor);
                double tolerance = (bound * Math.Abs(move)) + (2 * Math.Pow(2, -24) * Math.Abs(kept * before[i])) + 1e-37;
                tolerance += Math.Pow(2, -24) * Math.Abs(weight);
                Assert.Equal(weight, weights[i], tolerance);
            }
        }
    }
}
