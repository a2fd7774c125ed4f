using System.Runtime.CompilerServices;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov, Hutter 2019) in PyTorch's form: each step first computes <c>θ ← (1 − ηλ)·θ</c>, then does
/// the step of <see cref="Adam"/>. All parameters decay, biases too. η is the learning rate of the epoch, so a schedule changes the decay
/// too.
/// </summary>
public sealed record AdamW : AdaptiveMoments
{
    private readonly double _weightDecay;

    /// <summary>Creates an AdamW optimizer.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public AdamW(double learningRate = 1e-3, double weightDecay = 0.01)
        : base(learningRate)
    {
        WeightDecay = weightDecay;
    }

    /// <summary>λ, the weight decay: each step multiplies the weights by 1 − ηλ. At least 0; default 0.01.</summary>
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

    // For ηλ ≤ 2, decay does not increase the magnitude of a weight, so the value of Adam holds. For larger ηλ, decay increases the
    // magnitude in every step, even if every gradient is zero, so no finite value holds.
    internal override double Reach => LearningRate * WeightDecay <= 2 ? base.Reach : double.PositiveInfinity;

    private protected override double KeptWeight
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => 1 - (LearningRate * WeightDecay);
    }
}
