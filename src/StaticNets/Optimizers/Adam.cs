using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>
/// Adam (Kingma, Ba 2015): <c>m ← β₁m + (1 − β₁)g</c>, <c>v ← β₂v + (1 − β₂)g²</c>,
/// <c>θ ← θ − η / (1 − β₁ᵗ) · m / (√(v / (1 − β₂ᵗ)) + ε)</c>.
/// </summary>
public sealed record Adam : Optimizer
{
    private const double LeastEpsilon = 1e-15;

    private readonly double _beta1 = 0.9;
    private readonly double _beta2 = 0.999;
    private readonly double _epsilon = 1e-8;

    /// <summary>Adam.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Adam(double learningRate = 1e-3)
        : base(learningRate) { }

    /// <summary>β₁, the share of the mean gradient that stays from step to step, at least 0 and below 1; default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside [0, 1).</exception>
    public double Beta1
    {
        get => _beta1;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < 1, value, "at least 0 and below 1", nameof(Beta1));
            _beta1 = value;
        }
    }

    /// <summary>β₂, the share of the mean squared gradient that stays from step to step, at least 0 and below 1; default 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside [0, 1).</exception>
    public double Beta2
    {
        get => _beta2;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < 1, value, "at least 0 and below 1", nameof(Beta2));
            _beta2 = value;
        }
    }

    /// <summary>ε, added outside the root, at least 1e-15; default 1e-8. Moments below 1e-30 count as zero, so a smaller ε would have no meaning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1e-15 or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init
        {
            Hyperparameter.ThrowUnless(
                value is >= LeastEpsilon and < double.PositiveInfinity,
                value,
                "at least 1e-15 and finite",
                nameof(Epsilon)
            );
            _epsilon = value;
        }
    }

    internal override int SlotCount => 2;

    // The corrected mean of the gradients is at most the largest of them, and the divisor at least ε.
    internal override double Reach => LearningRate / Epsilon;

    internal override void Update<T>(OptimizerState<T> state, AlignedBlock<T> parameters, AlignedBlock<T> gradients, BlockRange range)
    {
        var kernel = new Kernel<T>(parameters, gradients, range, state, this);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    // βᵗ ≤ exp(−(1 − β)t). From (1 − β)t = 40 on it is below half the distance from 1 to the next smaller double, and 1 − βᵗ is exactly 1:
    // the power, which takes longer than the step of a small network, need not be computed.
    private static double BiasCorrection(double beta, long steps) => (1 - beta) * steps > 40 ? 1 : 1 - Math.Pow(beta, steps);

    private readonly struct Kernel<T>(
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        BlockRange range,
        OptimizerState<T> state,
        Adam adam
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

            V beta1 = S.Constant(adam.Beta1);
            V beta2 = S.Constant(adam.Beta2);
            V added1 = S.Constant(1 - adam.Beta1);
            V added2 = S.Constant(1 - adam.Beta2);
            V epsilon = S.Constant(adam.Epsilon);
            V rate = S.Constant(-adam.LearningRate / BiasCorrection(adam.Beta1, state.Steps));
            V rootCorrection = S.Constant(1 / Math.Sqrt(BiasCorrection(adam.Beta2, state.Steps)));
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
                S.Store(S.MultiplyAdd(rate, step, S.Load(ref p, i)), ref p, i);
            }
        }
    }
}
