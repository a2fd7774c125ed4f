using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>
/// RMSprop (Tieleman, Hinton 2012): <c>v ← ρ·v + (1 − ρ)·g²</c> from <c>v₀ = 0</c>, <c>θ ← θ − η·g / (√v + ε)</c>. The default values are
/// the same as in Keras; PyTorch has η = 0.01, ρ = 0.99, ε = 1e-8.
/// </summary>
public sealed record RmsProp : Optimizer
{
    private readonly double _rho = 0.9;
    private readonly double _epsilon = 1e-7;

    /// <summary>Creates an RMSprop optimizer.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public RmsProp(double learningRate = 1e-3)
        : base(learningRate) { }

    /// <summary>ρ, the decay rate of the mean squared gradient, at least 0 and below 1; default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside [0, 1).</exception>
    public double Rho
    {
        get => _rho;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < 1, value, "at least 0 and below 1", nameof(Rho));
            _rho = value;
        }
    }

    /// <summary>
    /// ε, added outside the root, at least 1e-15; default 1e-7. The lower limit is the root of 1e-30, because smaller mean squares are
    /// replaced by zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1e-15 or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init
        {
            Hyperparameter.ThrowUnlessEpsilon(value, nameof(Epsilon));
            _epsilon = value;
        }
    }

    internal override int SlotCount => 1;

    // The divisor √v + ε is at least ε, so a step is at most η / ε times the gradient.
    internal override double Reach => LearningRate / Epsilon;

    // v is at least (1 − ρ)·g², so |g| / √v is at most 1 / √(1 − ρ).
    internal override double LongestMove => LearningRate / Math.Sqrt(1 - Rho);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<float> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<double> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new Kernel<T>(step.Parameters, step.Gradients, step.FirstGradient, step.Range, step.State.Slot(0), this);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    private readonly struct Kernel<T>(
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        nint firstGradient,
        BlockRange range,
        AlignedBlock<T> meanSquare,
        RmsProp values
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
            ref T square = ref Unsafe.Add(ref meanSquare.Reference, range.First);
            nuint length = (nuint)range.Length;
            V rate = S.Constant(-values.LearningRate);
            V kept = S.Constant(values.Rho);
            V added = S.Constant(1 - values.Rho);
            V epsilon = S.Constant(values.Epsilon);
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                V gradient = S.Load(ref g, i);
                V v = S.MultiplyAdd(kept, S.Load(ref square, i), S.Multiply(S.Multiply(added, gradient), gradient));
                v = Denormals.Flush<S, V, T>(v);
                S.Store(v, ref square, i);
                V step = S.Divide(gradient, S.Add(S.Sqrt(v), epsilon));
                S.Store(S.MultiplyAdd(rate, step, S.Load(ref p, i)), ref p, i);
            }
        }
    }
}
