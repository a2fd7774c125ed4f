using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Adds zeros in front of a sequence, for a convolution whose windows end with their step. A network that is computed one step at a time
/// reads the window of that step from the caller's state instead.
/// </summary>
/// <param name="Kernel">Number of steps of a window.</param>
/// <param name="Dilation">Distance between the steps of a window.</param>
/// <param name="Windows">
/// The windows in the caller's state: <c>[dilation, kernel, features]</c>, and one element that counts the steps modulo the dilation.
/// </param>
internal sealed record CausalPadding(Value X, Value Output, long Kernel, long Dilation, Value Windows) : Operation(Output.Name, Output)
{
    // The count of the steps is stored as an element. Single precision holds all integers up to this one.
    public const long MostDilation = 1 << 24;

    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override bool RelatesSteps => true;

    public override long UnrolledCalls => NeverUnrolled;

    /// <summary>Number of elements of the padded sequence and of its gradient.</summary>
    public override long WorkingLength => Saturate.Multiply(2, Output.Shape.Length);

    private long Before => (Kernel - 1) * Dilation;

    /// <summary>Returns the number of elements of the windows in the caller's state.</summary>
    public static long StateLength(long kernel, long dilation, long features) =>
        Saturate.Add(Saturate.Multiply(Saturate.Multiply(kernel, dilation), features), 1);

    public override IReadOnlyList<Operation>? AtOneStep(OneStep values)
    {
        if (!values.IsSingle || Dilation > MostDilation)
        {
            return null;
        }

        values.KeepInState(Windows);
        values.ReadWindow(Output, Kernel);
        return [new StepWindow(values.Of(X), values.Of(Windows), Kernel, Dilation, values.Of(Output))];
    }

    public override void Forward(ForwardPass pass) => ImagePadding.Place(pass, X, Output, top: 0, Before);

    public override void Backward(BackwardPass pass) => ImagePadding.Crop(pass, X, Output, top: 0, Before);
}
