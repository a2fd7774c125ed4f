using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Optimizers;

/// <summary>Computes one step of <see cref="AdaptiveMoments"/> for a range of the parameter block.</summary>
/// <param name="parameters">The parameter block.</param>
/// <param name="gradients">The gradient block, as long as the parameter block.</param>
/// <param name="range">The range to update.</param>
/// <param name="state">Slot 0 holds the mean gradient, slot 1 the mean squared gradient.</param>
/// <param name="values">Learning rate, β₁, β₂ and ε.</param>
/// <param name="keptWeight">The factor by which each weight is multiplied before the update is subtracted.</param>
internal readonly struct AdaptiveMomentsKernel<T>(
    AlignedBlock<T> parameters,
    AlignedBlock<T> gradients,
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
        ref T g = ref Unsafe.Add(ref gradients.Reference, range.First);
        ref T mean = ref Unsafe.Add(ref state.Slot(0).Reference, range.First);
        ref T square = ref Unsafe.Add(ref state.Slot(1).Reference, range.First);
        nuint length = (nuint)range.Length;

        V beta1 = S.Constant(values.Beta1);
        V beta2 = S.Constant(values.Beta2);
        V added1 = S.Constant(1 - values.Beta1);
        V added2 = S.Constant(1 - values.Beta2);
        V epsilon = S.Constant(values.Epsilon);
        V kept = S.Constant(keptWeight);
        V rate = S.Constant(-values.LearningRate / BiasCorrection(values.Beta1, state.Steps));
        V rootCorrection = S.Constant(1 / Math.Sqrt(BiasCorrection(values.Beta2, state.Steps)));
        for (nuint i = 0; i < length; i += (nuint)S.Count)
        {
            V gradient = S.Load(ref g, i);
            V m = S.MultiplyAdd(beta1, S.Load(ref mean, i), S.Multiply(added1, gradient));
            V v = S.MultiplyAdd(beta2, S.Load(ref square, i), S.Multiply(S.Multiply(added2, gradient), gradient));
            m = Denormals.Flush<S, V, T>(m);
            v = Denormals.Flush<S, V, T>(v);
            S.Store(m, ref mean, i);
            S.Store(v, ref square, i);
            V step = S.Divide(m, S.MultiplyAdd(S.Sqrt(v), rootCorrection, epsilon));
            S.Store(S.MultiplyAdd(rate, step, S.Multiply(kept, S.Load(ref p, i))), ref p, i);
        }
    }

    // βᵗ ≤ exp(−(1 − β)t). If (1 − β)t is above 40, βᵗ is less than half the distance from 1 to the next smaller double, so 1 − βᵗ is
    // exactly 1. Then Math.Pow is not called, because the call takes longer than the step of a small network.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double BiasCorrection(double beta, long steps) => (1 - beta) * steps > 40 ? 1 : 1 - Math.Pow(beta, steps);
}
