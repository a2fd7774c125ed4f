using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>One call of a pass. The planner derives from it which buffers live at the same time.</summary>
/// <param name="Comment">The comment above the call, with shapes.</param>
/// <param name="Function">The method that is called.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Returns">Whether the pass returns the result of the function.</param>
internal sealed record Step(string Comment, Function Function, EquatableArray<Argument> Arguments, bool Returns = false)
{
    /// <summary>Whether only the gradient of the network's input needs it: a training step skips it.</summary>
    public bool IsForInputGradient { get; init; }

    /// <summary>The buffers that it reads or writes.</summary>
    public IEnumerable<Buffer> Touched => Arguments.Select(argument => argument.Buffer).OfType<Buffer>();

    /// <summary>The buffers that it writes.</summary>
    public IEnumerable<Buffer> Written => Arguments.Where(argument => argument.Writes).Select(argument => argument.Buffer!);

    public bool Uses(RuntimeArgument argument) => Arguments.Contains((Argument)argument);
}
