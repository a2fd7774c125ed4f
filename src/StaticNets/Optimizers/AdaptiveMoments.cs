using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share: running means of the gradient and of its square, corrected for their start at zero.</summary>
public abstract record AdaptiveMoments : Optimizer
{
    // The gradients of a small network are still on their way to the cache: the wider the load, the longer it waits for the stores before it.
    // Narrower still would wait less and divide more.
    private const int JustWritten = 64;

    private readonly double _beta1 = 0.9;
    private readonly double _beta2 = 0.999;
    private readonly double _epsilon = 1e-8;

    private protected AdaptiveMoments(double learningRate)
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
            Hyperparameter.ThrowUnlessEpsilon(value, nameof(Epsilon));
            _epsilon = value;
        }
    }

    internal override int SlotCount => 2;

    // The corrected mean of the gradients is at most the largest of them, and the divisor at least ε.
    internal override double Reach => LearningRate / Epsilon;

    // |m| ≤ √v · (1 − β₁) / √(1 − β₂) / √(1 − β₁² / β₂), by Cauchy and Schwarz: 7.3 with the default values, whatever the gradients are. Where
    // the mean reaches back farther than the mean square there is no such bound.
    internal override double LongestMove =>
        double.IsFinite(Reach) && Beta1 * Beta1 < Beta2
            ? LearningRate * (1 - Beta1) / Math.Sqrt((1 - Beta2) * (1 - (Beta1 * Beta1 / Beta2)))
            : double.PositiveInfinity;

    /// <summary>What a step leaves of a weight before it moves it.</summary>
    private protected virtual double KeptWeight
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<float> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<double> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new AdaptiveMomentsKernel<T>(step.Parameters, step.Gradients, step.Range, step.State, this, KeptWeight);
        if (step.Range.Length <= JustWritten && Simd256<T>.IsAccelerated)
        {
            kernel.Invoke<Simd256<T>, Vector256<T>>();
        }
        else
        {
            SimdDispatch.Run<T, AdaptiveMomentsKernel<T>>(ref kernel);
        }
    }
}
