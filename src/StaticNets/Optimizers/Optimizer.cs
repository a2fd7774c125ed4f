using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// How the weights follow the gradient. Optimizers are immutable and may be shared; what they remember from step to step lives in the network.
/// A network goes on with what it remembers when the same kind of optimizer comes with other values, and starts anew with another kind.
/// </summary>
public abstract record Optimizer
{
    private readonly double _learningRate;
    private readonly double? _clipValue;
    private readonly double? _clipNorm;

    private protected Optimizer(double learningRate)
    {
        LearningRate = learningRate;
    }

    /// <summary>Length of a step along the direction that the optimizer chooses, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init
        {
            Hyperparameter.ThrowUnless(value is > 0 and < double.PositiveInfinity, value, "positive and finite", nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <summary>
    /// The largest magnitude of a gradient's element: larger ones are cut to it before the step (PyTorch's <c>clip_grad_value_</c>); default
    /// <see langword="null"/> for none. With <see cref="ClipNorm"/> it follows that.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? ClipValue
    {
        get => _clipValue;
        init => _clipValue = PositiveOrNone(value, nameof(ClipValue));
    }

    /// <summary>
    /// The largest norm <c>‖g‖₂</c> of the gradients of all parameters together: larger ones are multiplied by
    /// <c>ClipNorm / (‖g‖₂ + 1e-6)</c> before the step (PyTorch's <c>clip_grad_norm_</c>); default <see langword="null"/> for none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? ClipNorm
    {
        get => _clipNorm;
        init => _clipNorm = PositiveOrNone(value, nameof(ClipNorm));
    }

    /// <summary>How many blocks as long as the parameters it remembers.</summary>
    internal abstract int SlotCount { get; }

    /// <summary>The farthest that a step moves a weight, as a multiple of the largest gradient since the state began.</summary>
    internal abstract double Reach { get; }

    /// <summary>About the farthest that a step moves a weight, however large the gradients are; infinite where it grows with them.</summary>
    internal virtual double LongestMove => double.PositiveInfinity;

    /// <summary>Moves some of the parameters by one step and brings what is remembered of them up to date; threads may share the block.</summary>
    internal abstract void Update(in OptimizerStep<float> step);

    /// <inheritdoc cref="Update(in OptimizerStep{float})"/>
    internal abstract void Update(in OptimizerStep<double> step);

    private static double? PositiveOrNone(double? value, string name)
    {
        if (value is double given)
        {
            Hyperparameter.ThrowUnless(given is > 0 and < double.PositiveInfinity, given, "positive and finite", name);
        }

        return value;
    }

    /// <inheritdoc/>
    public sealed override string ToString() => InvariantText.OfRecord(GetType().Name, PrintMembers);
}
