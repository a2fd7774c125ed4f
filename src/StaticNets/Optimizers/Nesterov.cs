using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>
/// Gradient descent with Nesterov's momentum (1983) in PyTorch's form (<c>SGD(nesterov=True)</c>; Sutskever et al. 2013):
/// <c>v₁ = g₁</c>, then <c>v ← β·v + g</c>; <c>θ ← θ − η·(g + β·v)</c>.
/// </summary>
public sealed record Nesterov : Optimizer
{
    private readonly double _beta;

    /// <summary>Creates an optimizer for gradient descent with Nesterov's momentum.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="momentum">β, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Nesterov(double learningRate = 0.01, double momentum = 0.9)
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

    internal override int SlotCount => 1;

    // The velocity v is at most 1 / (1 − β) times the largest gradient, so g + β·v is at most 1 + β / (1 − β) = 1 / (1 − β) times the
    // largest gradient.
    internal override double Reach => LearningRate / (1 - Beta);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<float> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<double> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new Kernel<T>(step.Parameters, step.Gradients, step.FirstGradient, step.Range, step.State.Slot(0), LearningRate, Beta);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    private readonly struct Kernel<T>(
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        nint firstGradient,
        BlockRange range,
        AlignedBlock<T> velocity,
        double learningRate,
        double beta
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
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                V gradient = S.Load(ref g, i);
                V v = S.MultiplyAdd(kept, S.Load(ref velocityStart, i), gradient);
                v = Denormals.Flush<S, V, T>(v);
                S.Store(v, ref velocityStart, i);
                S.Store(S.MultiplyAdd(rate, S.MultiplyAdd(kept, v, gradient), S.Load(ref p, i)), ref p, i);
            }
        }
    }
}
