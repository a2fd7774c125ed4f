using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Updates the parameters from their gradients. Optimizers are immutable and may be shared; their state, such as moments, is kept in the
/// network. If the next optimizer of a network is of the same class, the state is kept, even if the settings differ; otherwise it is reset.
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

    /// <summary>η, the learning rate, positive.</summary>
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
    /// Largest magnitude of an element of a gradient: larger elements are clipped to this magnitude before the step (PyTorch's
    /// <c>clip_grad_value_</c>); default <see langword="null"/>, no clipping. If <see cref="ClipNorm"/> is also set, the norm is clipped
    /// before the elements.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? ClipValue
    {
        get => _clipValue;
        init => _clipValue = PositiveOrNone(value, nameof(ClipValue));
    }

    /// <summary>
    /// Largest norm <c>‖g‖₂</c> of all gradients together: if the norm is larger, all gradients are multiplied by <c>ClipNorm / (‖g‖₂ +
    /// 1e-6)</c> before the step (PyTorch's <c>clip_grad_norm_</c>); default <see langword="null"/>, no clipping.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? ClipNorm
    {
        get => _clipNorm;
        init => _clipNorm = PositiveOrNone(value, nameof(ClipNorm));
    }

    /// <summary>Number of slots: state blocks, each as long as the parameter block.</summary>
    internal abstract int SlotCount { get; }

    /// <summary>
    /// A step increases the magnitude of a weight by at most this factor times the largest magnitude of a gradient element since the state
    /// was created.
    /// </summary>
    internal abstract double Reach { get; }

    /// <summary>
    /// Approximate upper bound of the distance by which a step moves a weight (without weight decay), for gradients of any size; infinite
    /// if there is no such bound.
    /// </summary>
    internal virtual double LongestMove => double.PositiveInfinity;

    /// <summary>
    /// Updates a range of the parameters and of the state by one step; several threads may update different ranges of one block.
    /// </summary>
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
