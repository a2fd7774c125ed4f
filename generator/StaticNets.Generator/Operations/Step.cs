using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>One call of a pass. The planner reads from it which buffers live when.</summary>
/// <param name="Comment">What happens, with shapes.</param>
/// <param name="Function">The method that is called.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Returns">Whether the pass returns what the function returns.</param>
internal sealed record Step(string Comment, Function Function, EquatableArray<Argument> Arguments, bool Returns = false)
{
    /// <summary>Whether only the gradient of the network's input needs it: a step of training leaves it out.</summary>
    public bool IsForInputGradient { get; init; }

    /// <summary>The buffers that it touches.</summary>
    public IEnumerable<Buffer> Touched => Arguments.Select(argument => argument.Buffer).OfType<Buffer>();

    /// <summary>The buffers that it writes.</summary>
    public IEnumerable<Buffer> Written => Arguments.Where(argument => argument.Writes).Select(argument => argument.Buffer!);

    public bool Uses(RuntimeArgument argument) => Arguments.Contains((Argument)argument);
}
