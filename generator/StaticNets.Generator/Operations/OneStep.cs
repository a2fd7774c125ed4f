using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Translates the values of a network that computes whole sequences. For the same network computing a single time step, a value with a time
/// axis becomes the value of that step; for the same network taking any number of steps, it becomes a sequence of that many steps.
/// </summary>
/// <param name="kept">The number of steps of the translated sequences; <see langword="null"/> for a single time step.</param>
internal sealed class OneStep(StepCount? kept = null)
{
    private readonly Dictionary<int, Shape> _overTime = [];
    private readonly HashSet<int> _states = [];
    private readonly Dictionary<int, Value> _replaced = [];
    private readonly Dictionary<int, long> _windows = [];

    /// <summary>Whether values are translated to those of a single time step.</summary>
    public bool IsSingle => kept is null;

    /// <summary>Whether any value is kept in the caller's state.</summary>
    public bool KeepState => _states.Count > 0;

    /// <summary>Whether the value has a time axis: it is a sequence, or its first axis counts the steps.</summary>
    public bool IsOverTime(Value value) => _overTime.ContainsKey(value.Id);

    /// <summary>Whether the value has a time axis and is not a view with another shape, which may have no such axis.</summary>
    public bool HasSteps(Value value) => _overTime.TryGetValue(value.Id, out Shape shape) && value.Shape == shape;

    /// <summary>Registers that the value has a time axis.</summary>
    public void AddOverTime(Value value) => _overTime.Add(value.Id, value.Shape);

    /// <summary>Registers that a value is kept in the caller's state from one step to the next.</summary>
    public void KeepInState(Value value) => _states.Add(value.Id);

    /// <summary>Registers that a value is translated to another one, which has the same elements.</summary>
    /// <param name="translated">The other value, translated.</param>
    public void Replace(Value value, Value translated) => _replaced.Add(value.Id, translated);

    /// <summary>
    /// Registers that a step needs several steps of a value: a window of <paramref name="steps"/> steps, which ends with this one.
    /// </summary>
    public void ReadWindow(Value value, long steps) => _windows.Add(value.Id, steps);

    /// <summary>
    /// Returns the translated value: one step of it, or a sequence with a row of features for each step. A value without a time axis is
    /// returned unchanged.
    /// </summary>
    public Value Of(Value value) =>
        _replaced.TryGetValue(value.Id, out Value? other) ? other
        : _states.Contains(value.Id) ? value with { IsState = true }
        : _windows.TryGetValue(value.Id, out long steps) ? value with { Shape = Shape.Of(steps, value.Shape.Last) }
        : !IsOverTime(value) ? value
        : kept is not null ? (value.Steps is null ? value with { Shape = Features(value), Steps = kept } : value)
        : value.Steps is null ? value with { Shape = Features(value) }
        : value with { Steps = null, HasInitialState = false };

    /// <summary>Returns the shape of one step of <c>[steps, features]</c>, or of an input with one index for each step, <c>[steps]</c>.</summary>
    private static Shape Features(Value value) => Shape.Of(value.Shape.Rank == 1 ? 1 : value.Shape.Last);

    public EquatableArray<Value> Of(IEnumerable<Value> values) => values.Select(Of).ToEquatableArray();
}
