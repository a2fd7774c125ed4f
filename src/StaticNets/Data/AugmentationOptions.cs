using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Options of <see cref="Augmentation.Enlarge"/>. Every property checks its value when it is set.</summary>
public sealed record AugmentationOptions
{
    private readonly int _copies = 1;
    private readonly int _maximumShift;
    private readonly double _fill;
    private readonly double _noise;

    /// <summary>Number of varied copies of each image, at least 1; default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Copies
    {
        get => _copies;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Copies));
            _copies = value;
        }
    }

    /// <summary>
    /// Largest shift of a copy in pixels, along each axis and in either direction; all shifts up to it are equally likely. Default 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaximumShift
    {
        get => _maximumShift;
        init
        {
            Hyperparameter.ThrowUnless(value >= 0, value, "at least 0", nameof(MaximumShift));
            _maximumShift = value;
        }
    }

    /// <summary>Finite value for the pixels that a shift leaves empty; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Fill
    {
        get => _fill;
        init
        {
            Hyperparameter.ThrowUnless(double.IsFinite(value), value, "finite", nameof(Fill));
            _fill = value;
        }
    }

    /// <summary>Whether each copy is mirrored left to right with probability ½; default false.</summary>
    public bool FlipHorizontal { get; init; }

    /// <summary>Whether each copy is mirrored top to bottom with probability ½; default false.</summary>
    public bool FlipVertical { get; init; }

    /// <summary>Standard deviation of the noise that is added to every value of the copies, at least 0; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Noise
    {
        get => _noise;
        init
        {
            Hyperparameter.ThrowUnless(value >= 0 && double.IsFinite(value), value, "at least 0 and finite", nameof(Noise));
            _noise = value;
        }
    }

    /// <summary>Seed of all random choices; default 0. The same seed gives the same copies on every machine.</summary>
    public int Seed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(AugmentationOptions), PrintMembers);
}
