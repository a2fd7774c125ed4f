using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How <see cref="Augmentation.Enlarge"/> varies pictures. Every value is checked where it is set.</summary>
public sealed record AugmentationOptions
{
    private readonly int _copies = 1;
    private readonly int _maximumShift;
    private readonly double _fill;
    private readonly double _noise;

    /// <summary>Varied copies of each picture, at least 1; default 1.</summary>
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

    /// <summary>Most pixels by which a copy is shifted in each direction, each number as likely as the others; default 0.</summary>
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

    /// <summary>What stands where a shift has moved pixels away, finite; default 0.</summary>
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

    /// <summary>Whether half of the copies, by lot, are mirrored left to right; default false.</summary>
    public bool FlipHorizontal { get; init; }

    /// <summary>Whether half of the copies, by lot, are mirrored top to bottom; default false.</summary>
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

    /// <summary>Seed of all lots; default 0. The same seed gives the same copies on every machine.</summary>
    public int Seed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(AugmentationOptions), PrintMembers);
}
