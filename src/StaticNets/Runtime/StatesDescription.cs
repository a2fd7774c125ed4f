using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>The initial states of the recurrent layers of a network: one for each value that a layer carries from step to step.</summary>
/// <param name="states">The states in the order of their places.</param>
/// <param name="otherLayer">
/// Name of the first other layer whose output at a step depends on other steps or on the number of the step.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StatesDescription(ImmutableArray<StateDescription> states, string? otherLayer = null)
{
    private readonly ImmutableArray<StateDescription> _states = states;

    /// <summary>Number of elements of all states of a row.</summary>
    internal int Length => _states[^1].Offset + _states[^1].Length;

    /// <summary>Returns the state of this name.</summary>
    /// <exception cref="ArgumentException">There is no such state.</exception>
    internal StateDescription Find(string name, string network)
    {
        foreach (StateDescription state in _states)
        {
            if (state.Name == name)
            {
                return state;
            }
        }

        throw new ArgumentException(
            $"{network} has no initial state '{name}'; its initial states are '{string.Join("', '", _states)}'.",
            nameof(name)
        );
    }

    /// <summary>
    /// Name of the first layer without states whose output at a step depends on other steps or on the number of the step, such as a
    /// convolution, attention or positions; <see langword="null"/> if there is none.
    /// </summary>
    internal string? OtherLayer { get; } = otherLayer;

    /// <summary>The name of the first layer that reads from the last step to the first; <see langword="null"/> if none does.</summary>
    internal string? BackwardLayer
    {
        get
        {
            foreach (StateDescription state in _states)
            {
                if (state.IsBackward)
                {
                    return state.Layer;
                }
            }

            return null;
        }
    }
}

/// <summary>An initial state of a recurrent layer.</summary>
/// <param name="name">Name of the layer and of the carried value, e.g. <c>lstm/cell</c>.</param>
/// <param name="length">Number of elements for each row.</param>
/// <param name="offset">Number of elements of a row in front of this state.</param>
/// <param name="isBackward">Whether the layer reads from the last step to the first.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StateDescription(string name, int length, int offset, bool isBackward = false)
{
    /// <summary>Name of the layer and of the carried value.</summary>
    public string Name { get; } = name;

    /// <summary>Number of elements for each row.</summary>
    public int Length { get; } = length;

    /// <summary>Number of elements of a row in front of this state.</summary>
    public int Offset { get; } = offset;

    /// <summary>Whether the layer reads from the last step to the first.</summary>
    public bool IsBackward { get; } = isBackward;

    /// <summary>Name of the layer.</summary>
    internal string Layer => Name[..Name.LastIndexOf('/')];

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
