using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>
/// Gradient descent with momentum (Polyak 1964) in PyTorch's form: <c>v₁ = g₁</c>, then <c>v ← β·v + (1 − dampening)·g</c>;
/// <c>θ ← θ − η·v</c>. For the form <c>v ← β·v + (1 − β)·g</c> with <c>v₀ = 0</c>, set <c>Dampening = β, ZeroInitialised = true</c>.
/// </summary>
public sealed record Momentum : Optimizer
{
    private readonly double _beta;
    private readonly double _dampening;

    /// <summary>Creates an optimizer for gradient descent with momentum.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="momentum">β, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Momentum(double learningRate = 0.01, double momentum = 0.9)
        : base(learningRate)
    {
        Beta = momentum;
    }

    /// <summary>β, the decay rate of the velocity, at least 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside [0, 1).</exception>
    public double Beta
    {
        get => _beta;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < 1, value, "at least 0 and below 1", nameof(Beta));
            _beta = value;
        }
    }

    /// <summary>
    /// The share of each gradient that is not added to the velocity, 0 to 1; default 0. The first gradient is added completely, unless
    /// <see cref="ZeroInitialised"/> is true.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside [0, 1].</exception>
    public double Dampening
    {
        get => _dampening;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and <= 1, value, "at least 0 and at most 1", nameof(Dampening));
            _dampening = value;
        }
    }

    /// <summary>Whether the velocity begins at zero; otherwise it begins with the first gradient. Default false.</summary>
    public bool ZeroInitialised { get; init; }

    internal override int SlotCount => 1;

    // The velocity is at most 1 + β + β² + … = 1 / (1 − β) times the largest gradient.
    internal override double Reach => LearningRate / (1 - Beta);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<float> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<double> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool startsAtGradient = step.State.Steps == 1 && !ZeroInitialised;
        var kernel = new Kernel<T>(
            step.Parameters,
            step.Gradients,
            step.FirstGradient,
            step.Range,
            step.State.Slot(0),
            LearningRate,
            Beta,
            startsAtGradient ? 1 : 1 - Dampening
        );
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    private readonly struct Kernel<T>(
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        nint firstGradient,
        BlockRange range,
        AlignedBlock<T> velocity,
        double learningRate,
        double beta,
        double gradientShare
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
            ref T velocityStart = ref Unsafe.Add(ref velocity.Reference, range.First);
            nuint length = (nuint)range.Length;
            V rate = S.Constant(-learningRate);
            V kept = S.Constant(beta);
            V added = S.Constant(gradientShare);
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                V v = S.MultiplyAdd(kept, S.Load(ref velocityStart, i), S.Multiply(added, S.Load(ref g, i)));
                v = Denormals.Flush<S, V, T>(v);
                S.Store(v, ref velocityStart, i);
                S.Store(S.MultiplyAdd(rate, v, S.Load(ref p, i)), ref p, i);
            }
        }
    }
}
