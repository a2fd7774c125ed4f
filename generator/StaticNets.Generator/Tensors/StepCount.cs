using System.Globalization;

namespace StaticNets.Generator.Tensors;

/// <summary>A number of time steps: known when the code is emitted, or that of the call.</summary>
internal readonly record struct StepCount(long? Constant)
{
    public static StepCount OfCall { get; } = new(null);

    /// <summary>Whether each call says how many steps there are.</summary>
    public bool IsOfCall => Constant is null;

    /// <summary>The axis of a shape.</summary>
    public long Axis => Constant ?? Shape.AnySteps;

    public string Text => Constant is { } constant ? constant.ToString(CultureInfo.InvariantCulture) : "steps";

    public static StepCount OfAxis(long axis) => axis == Shape.AnySteps ? OfCall : new(axis);
}
