using System.Globalization;

namespace StaticNets.Generator.Tensors;

/// <summary>A number of time steps: either a constant in the emitted code, or determined by each call.</summary>
internal readonly record struct StepCount(long? Constant)
{
    public static StepCount OfCall { get; } = new(null);

    /// <summary>Whether each call determines the number of steps.</summary>
    public bool IsOfCall => Constant is null;

    /// <summary>The length of the time axis in a <see cref="Shape"/>: the constant, or <see cref="Shape.AnySteps"/>.</summary>
    public long Axis => Constant ?? Shape.AnySteps;

    public string Text => Constant is { } constant ? constant.ToString(CultureInfo.InvariantCulture) : "steps";

    public static StepCount OfAxis(long axis) => axis == Shape.AnySteps ? OfCall : new(axis);
}
