using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Adds a step to the windows in the caller's state, and takes the window that ends with it: <c>x[t − (kernel − 1)·dilation]</c>, …,
/// <c>x[t − dilation]</c>, <c>x[t]</c>, with zeros for steps before the first one.
/// </summary>
/// <param name="State">The windows in the caller's state, see <see cref="CausalPadding"/>.</param>
/// <param name="Output">The window, <c>[kernel, features]</c>.</param>
internal sealed record StepWindow(Value X, Value State, long Kernel, long Dilation, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass)
    {
        Buffer window = pass.Of(Output);
        string steps = Dilation == 1 ? "the last steps" : $"every {Dilation}th step, up to this one";
        pass.CallLibrary(
            $"{window.Name}[{Output.Shape}] = {steps}; the state moves on",
            "StepWindows.Append",
            [
                Argument.Read(pass.Of(X)),
                Argument.Write(pass.Of(State)),
                Argument.Write(window),
                Argument.Number(window.RowStride, "windowStride"),
                Argument.Number(X.Shape.Length, "features"),
                Argument.Number(Kernel, "kernel"),
                Argument.Number(Dilation, "dilation"),
            ]
        );
    }

    /// <summary>Not supported, because the operation occurs only in predictions of single steps.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
