using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>
/// Base of <see cref="Adam"/> and <see cref="AdamW"/>: running means of the gradient and of its square, with bias correction.
/// </summary>
public abstract record AdaptiveMoments : Optimizer
{
    private readonly double _beta1 = 0.9;
    private readonly double _beta2 = 0.999;
    private readonly double _epsilon = 1e-8;

    private protected AdaptiveMoments(double learningRate)
        : base(learningRate) { }

    /// <summary>β₁, the decay rate of the mean gradient, at least 0 and below 1; default 0.9.</summary>
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

    /// <summary>β₂, the decay rate of the mean squared gradient, at least 0 and below 1; default 0.999.</summary>
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

    /// <summary>
    /// ε, added outside the root, at least 1e-15; default 1e-8. The lower limit is the root of 1e-30, because smaller mean squares are
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

    internal override int SlotCount => 2;

    // The corrected mean of the gradients is at most the largest gradient, and the divisor is at least ε, so a step is at most η / ε times
    // the largest gradient.
    internal override double Reach => LearningRate / Epsilon;

    // By the Cauchy-Schwarz inequality, |m| ≤ √v · (1 − β₁) / √(1 − β₂) / √(1 − β₁² / β₂) for any gradients; with the default values, |m| ≤
    // 7.3 · √v. For β₁² ≥ β₂ there is no such bound.
    internal override double LongestMove =>
        double.IsFinite(Reach) && Beta1 * Beta1 < Beta2
            ? LearningRate * (1 - Beta1) / Math.Sqrt((1 - Beta2) * (1 - (Beta1 * Beta1 / Beta2)))
            : double.PositiveInfinity;

    /// <summary>The factor by which a step multiplies each weight before it subtracts the update.</summary>
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
        var kernel = new AdaptiveMomentsKernel<T>(
            step.Parameters,
            step.Gradients,
            step.FirstGradient,
            step.Range,
            step.State,
            this,
            KeptWeight
        );
        if (step.Parameters.Length <= Tuning.JustWritten && Simd256<T>.IsAccelerated)
        {
            kernel.Invoke<Simd256<T>, Vector256<T>>();
        }
        else
        {
            SimdDispatch.Run<T, AdaptiveMomentsKernel<T>>(ref kernel);
        }
    }
}
