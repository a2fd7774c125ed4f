using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov, Hutter 2019) in PyTorch's form: every step, <c>θ ← (1 − ηλ)·θ</c>, then the step of
/// <see cref="Adam"/>. All weights decay, biases too; the decay follows the learning rate of the epoch.
/// </summary>
public sealed record AdamW : AdaptiveMoments
{
    private readonly double _weightDecay;

    /// <summary>AdamW.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public AdamW(double learningRate = 1e-3, double weightDecay = 0.01)
        : base(learningRate)
    {
        WeightDecay = weightDecay;
    }

    /// <summary>λ, the part of a weight that a step of rate 1 would take away, at least 0; default 0.01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < double.PositiveInfinity, value, "at least 0 and finite", nameof(WeightDecay));
            _weightDecay = value;
        }
    }

    // Up to ηλ = 2 a weight does not grow by decaying; beyond that it does from step to step, whatever the gradient is.
    internal override double Reach => LearningRate * WeightDecay <= 2 ? base.Reach : double.PositiveInfinity;

    private protected override double KeptWeight
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => 1 - (LearningRate * WeightDecay);
    }
}
