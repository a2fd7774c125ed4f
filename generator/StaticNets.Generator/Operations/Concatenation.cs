using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Joins its inputs along the last axis. Backward, each input receives its own part of the gradient.</summary>
internal sealed record Concatenation(string Label, EquatableArray<Value> Parts, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => Parts;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { Parts = values.Of(Parts), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        long at = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            Value part = Parts[i];
            bool isLast = i == Parts.Count - 1;
            SegmentCopy copy = new(part.Shape, Output.Shape, at, Joins: true, Accumulate: false, ClearsPadding: isLast);
            string comment = $"y[…, {at}..{at + part.Shape.Last}] = x{i}";
            copy.Call(pass, $"{Label}Forward{i}", comment, pass.Of(part), pass.Of(Output));
            at += part.Shape.Last;
        }
    }

    public override void Backward(BackwardPass pass)
    {
        long at = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            Value part = Parts[i];
            Contribution contribution = pass.Contribute(part);
            SegmentCopy copy = new(part.Shape, Output.Shape, at, Joins: false, contribution.Accumulate, ClearsPadding: true);
            string comment = $"dx{i} {(contribution.Accumulate ? "+=" : "=")} dy[…, {at}..{at + part.Shape.Last}]";
            copy.Call(pass, $"{Label}InputGradient{i}", comment, pass.Gradient(Output), contribution.Target);
            at += part.Shape.Last;
        }
    }
}
