using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How a self-organizing map is trained. Rate and radius fall from their first to their last value by the same factor each step.</summary>
public sealed record SelfOrganizingMapOptions
{
    private readonly int _epochs = 10;
    private readonly double _learningRate = 0.5;
    private readonly double? _finalLearningRate;
    private readonly double? _radius;
    private readonly double? _finalRadius;
    private readonly Neighborhood _neighborhood;

    /// <summary>Number of passes over the rows, at least 1; default 10.</summary>
    public int Epochs
    {
        get => _epochs;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Epochs));
            _epochs = value;
        }
    }

    /// <summary>α of the first step, above 0 and at most 1; default 0.5.</summary>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = Rate(value, nameof(LearningRate));
    }

    /// <summary>α of the last step, above 0 and at most that of the first; by default a fiftieth of it.</summary>
    public double? FinalLearningRate
    {
        get => _finalLearningRate;
        init => _finalLearningRate = value is { } rate ? Rate(rate, nameof(FinalLearningRate)) : null;
    }

    /// <summary>Radius of the first step in units, above 0; by default half the longer side of the map.</summary>
    public double? Radius
    {
        get => _radius;
        init => _radius = value is { } radius ? Positive(radius, nameof(Radius)) : null;
    }

    /// <summary>Radius of the last step in units, above 0 and at most that of the first; by default 0.5, or that of the first.</summary>
    public double? FinalRadius
    {
        get => _finalRadius;
        init => _finalRadius = value is { } radius ? Positive(radius, nameof(FinalRadius)) : null;
    }

    /// <summary>The shape of the neighbourhood; default Gaussian.</summary>
    public Neighborhood Neighborhood
    {
        get => _neighborhood;
        init => _neighborhood = Known(value);
    }

    /// <summary>Seed of the order of the rows; default 0.</summary>
    public int Seed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(SelfOrganizingMapOptions), PrintMembers);

    /// <summary>Returns a member of the enum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is a cast number without a member.</exception>
    internal static Neighborhood Known(Neighborhood value) =>
        value is Neighborhood.Gaussian or Neighborhood.Bubble
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Neighborhood must be Gaussian or Bubble.");

    private static double Rate(double value, string name)
    {
        Hyperparameter.ThrowUnless(value is > 0 and <= 1, value, "above 0 and at most 1", name);
        return value;
    }

    private static double Positive(double value, string name)
    {
        Hyperparameter.ThrowUnless(value is > 0 and < double.PositiveInfinity, value, "above 0 and finite", name);
        return value;
    }
}
