using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Optimizers;

/// <summary>Computes one step of <see cref="AdaptiveMoments"/> for a range of the parameter block.</summary>
/// <param name="parameters">The parameter block.</param>
/// <param name="gradients">The block with the gradients.</param>
/// <param name="firstGradient">The place of the first gradient of the range in it.</param>
/// <param name="range">The range to update.</param>
/// <param name="state">Slot 0 holds the mean gradient, slot 1 the mean squared gradient.</param>
/// <param name="values">Learning rate, β₁, β₂ and ε.</param>
/// <param name="keptWeight">The factor by which each weight is multiplied before the update is subtracted.</param>
internal readonly struct AdaptiveMomentsKernel<T>(
    AlignedBlock<T> parameters,
    AlignedBlock<T> gradients,
    nint firstGradient,
    BlockRange range,
    OptimizerState<T> state,
    AdaptiveMoments values,
    double keptWeight
) : ISimdAction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Invoke<S, V>()
        where S : struct, ISimd<V, T>
        where V : struct
    {
        ref T p = ref Unsafe.Add(ref parameters.Reference, range.First);
        ref T g = ref Unsafe.Add(ref gradients.Reference, firstGradient);
        ref T mean = ref Unsafe.Add(ref state.Slot(0).Reference, range.First);
        ref T square = ref Unsafe.Add(ref state.Slot(1).Reference, range.First);
        nuint length = (nuint)range.Length;

        double slowed = values.LearningRate / BiasCorrection(values.Beta1, state.Steps);
        double root = 1 / Math.Sqrt(BiasCorrection(values.Beta2, state.Steps));
        bool flushes = state.Steps % Denormals.Interval == 0;
        bool decays = keptWeight != 1;
        bool estimates = Estimates.Exist<V>() && !state.TookUnsafeStep && StaysNormal(slowed, root);
        V beta1 = S.Constant(values.Beta1);
        V beta2 = S.Constant(values.Beta2);
        V added1 = S.Constant(1 - values.Beta1);
        V added2 = S.Constant(1 - values.Beta2);
        V kept = S.Constant(keptWeight);
        V rate = S.Constant(-slowed);
        V rootCorrection = S.Constant(root);
        V epsilon = S.Constant(estimates ? values.Epsilon / slowed : values.Epsilon);
        V smallest = S.Constant(Denormals.Threshold);
        V halfRoot = S.Constant(-0.5 * root / slowed);
        V threeHalvesRoot = S.Constant(1.5 * root / slowed);
        V minusTwo = S.Constant(-2);
        for (nuint i = 0; i < length; i += (nuint)S.Count)
        {
            V gradient = S.Load(ref g, i);
            V m = S.MultiplyAdd(beta1, S.Load(ref mean, i), S.Multiply(added1, gradient));
            V v = S.MultiplyAdd(beta2, S.Load(ref square, i), S.Multiply(S.Multiply(added2, gradient), gradient));
            if (flushes)
            {
                m = Denormals.Flush<S, V, T>(m);
                v = Denormals.Flush<S, V, T>(v);
            }

            S.Store(m, ref mean, i);
            S.Store(v, ref square, i);
            V weight = S.Load(ref p, i);
            if (decays)
            {
                weight = S.Multiply(kept, weight);
            }

            if (estimates)
            {
                // One step of Newton's method for each estimate: √v = v·r·(3 − v·r²) / 2 and 1 / d = q·(2 − d·q), here with the opposite sign.
                // The divisor d is divided by the learning rate, so that the quotient is the whole move.
                V above = S.Max(smallest, v);
                V r = Estimates.ReciprocalRoot(above);
                V nearRoot = S.Multiply(above, r);
                V divisor = S.MultiplyAdd(nearRoot, S.MultiplyAdd(halfRoot, S.Multiply(nearRoot, r), threeHalvesRoot), epsilon);
                V q = Estimates.Reciprocal(divisor);
                S.Store(S.MultiplyAdd(S.Multiply(m, q), S.MultiplyAdd(divisor, q, minusTwo), weight), ref p, i);
            }
            else
            {
                V step = S.Divide(m, S.MultiplyAdd(S.Sqrt(v), rootCorrection, epsilon));
                S.Store(S.MultiplyAdd(rate, step, weight), ref p, i);
            }
        }
    }

    /// <summary>
    /// Whether the divisor <c>(root · √v + ε) / rate</c> and its reciprocal are normal numbers in single precision for every finite v.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool StaysNormal(double rate, double root) =>
        values.Epsilon > 1e-37 * rate && (root * Math.Sqrt(float.MaxValue)) + values.Epsilon < 1e37 * rate;

    // βᵗ ≤ exp(−(1 − β)t). If (1 − β)t is above 40, βᵗ is less than half the distance from 1 to the next smaller double, so 1 − βᵗ is
    // exactly 1. Then Math.Pow is not called, because the call takes longer than the step of a small network.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double BiasCorrection(double beta, long steps) => (1 - beta) * steps > 40 ? 1 : 1 - Math.Pow(beta, steps);
}
