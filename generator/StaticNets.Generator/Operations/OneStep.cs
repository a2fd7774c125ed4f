using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The values of a network that is given one time step of its input at a time, in place of those of the whole sequence.</summary>
internal sealed class OneStep(StepCount? kept = null)
{
    private readonly Dictionary<int, Shape> _overTime = [];
    private readonly HashSet<int> _states = [];

    /// <summary>Whether the value has a time axis: it is a sequence, or its first axis counts the steps.</summary>
    public bool IsOverTime(Value value) => _overTime.ContainsKey(value.Id);

    /// <summary>Whether the value has a time axis, which is the first of two axes, and is not a view with another shape.</summary>
    public bool HasSteps(Value value) => _overTime.TryGetValue(value.Id, out Shape shape) && value.Shape == shape;

    /// <summary>Registers that the value has a time axis.</summary>
    public void AddOverTime(Value value) => _overTime.Add(value.Id, value.Shape);

    /// <summary>Registers that a value is kept in the caller's state from one step to the next.</summary>
    public void KeepInState(Value value) => _states.Add(value.Id);

    /// <summary>Returns one step of a value, or the value itself if it has no time axis.</summary>
    public Value Of(Value value) =>
        _states.Contains(value.Id) ? value with { IsState = true }
        : !IsOverTime(value) ? value
        : kept is not null ? (value.Steps is null ? value with { Shape = Shape.Of(value.Shape.Last), Steps = kept } : value)
        : value.Steps is null ? value with { Shape = Shape.Of(value.Shape.Last) }
        : value with { Steps = null, HasInitialState = false };

    public EquatableArray<Value> Of(IEnumerable<Value> values) => values.Select(Of).ToEquatableArray();
}
