using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Options of a <see cref="DecisionBoundary"/>. Every property has a default and checks its value when it is set.</summary>
public sealed record DecisionBoundaryOptions
{
    private const int MostSteps = 2000;

    private readonly double _threshold = 0.5;
    private readonly int _resolution = 240;
    private readonly double _margin = 0.1;
    private readonly string _horizontalName = "x1";
    private readonly string _verticalName = "x2";

    /// <summary>
    /// The threshold of a network with a single output: an output above it means class 1. The default 0.5 suits a sigmoid; a network that
    /// was trained with the targets −1 and 1 needs 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Threshold
    {
        get => _threshold;
        init
        {
            Hyperparameter.ThrowUnless(double.IsFinite(value), value, "finite", nameof(Threshold));
            _threshold = value;
        }
    }

    /// <summary>
    /// Number of steps of the grid along each axis, 1 to 2000; default 240. The network is evaluated at (steps + 1)² points.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 2000.</exception>
    public int Resolution
    {
        get => _resolution;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 1 and <= MostSteps, value, $"1 to {MostSteps}", nameof(Resolution));
            _resolution = value;
        }
    }

    /// <summary>Margin around the points on each side, as a share of their range along the axis, 0 to 10; default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or above 10.</exception>
    public double Margin
    {
        get => _margin;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and <= 10, value, "0 to 10", nameof(Margin));
            _margin = value;
        }
    }

    /// <summary>Names of the classes; by default "class 0", "class 1" and so on.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Label of the first input; default "x1".</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public string HorizontalName
    {
        get => _horizontalName;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(HorizontalName));
            _horizontalName = value;
        }
    }

    /// <summary>Label of the second input; default "x2".</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public string VerticalName
    {
        get => _verticalName;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(VerticalName));
            _verticalName = value;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(DecisionBoundaryOptions), PrintMembers);
}
