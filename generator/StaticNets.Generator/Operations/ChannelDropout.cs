using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y[…, c] = x[…, c] · mask[c]</c> with a new mask for each sample in each training step. An element of the mask is 0 with probability
/// <paramref name="Rate"/>, otherwise 1 / (1 − rate). In prediction the output is the input.
/// </summary>
/// <param name="Index">
/// Number of the operation within the network. Its random numbers depend on it, so that each operation draws different masks.
/// </param>
internal sealed record ChannelDropout(string Label, Value X, Value Output, LayerNumber Rate, int Index) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    // Loops that may mask each vector are not unrolled.
    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override void Forward(ForwardPass pass)
    {
        if (!pass.Training)
        {
            pass.Alias(Output, X);
            return;
        }

        Buffer mask = Mask(pass);
        DrawMask.Fill(pass, mask, Rate, Index);
        CallProduct(pass, Label + "Forward", "x", pass.Of(X), mask, "y", pass.Of(Output), accumulate: false);
    }

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        Buffer dy = pass.Gradient(Output);
        CallProduct(pass, Label + "InputGradient", "dy", dy, Mask(pass), "dx", contribution.Target, contribution.Accumulate);
    }

    private void CallProduct(Pass pass, string name, string read, Buffer from, Buffer mask, string written, Buffer to, bool accumulate) =>
        pass.Call(
            name,
            $"{written} {(accumulate ? "+=" : "=")} {read} · mask, one number for each of the {Output.Shape.Last} channels",
            new MaskedChannels(Output.Shape, read, written, accumulate),
            [Operand.Read(read, from), Operand.Read("mask", mask), Operand.Write(written, to), RuntimeArgument.Rows]
        );

    private Buffer Mask(Pass pass) => pass.RowScratch(Output, ValueContent.Mask, Output.Shape.Last);

    private sealed record MaskedChannels(Shape Shape, string Read, string Written, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            string factors = $"S.Load(ref {Read}, at + i), S.Load(ref mask, row * {Literals.Integer(element.Pad(Shape.Last))} + i)";
            string product = Accumulate ? $"S.MultiplyAdd({factors}, S.Load(ref {Written}, at + i))" : $"S.Multiply({factors})";
            segments.VectorLoop(writer, () => writer.Line(segments.Store(product, Written)));
            segments.CloseLoops(writer, Written);
        }
    }
}
