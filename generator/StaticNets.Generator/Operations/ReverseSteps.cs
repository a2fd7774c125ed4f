using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Reverses the order of a sequence's steps.</summary>
internal sealed record ReverseSteps(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override IReadOnlyList<Operation>? AtOneStep(OneStep values) => values.IsSingle ? null : [this with { X = values.Of(X) }];

    public override void Forward(ForwardPass pass) => Reverse(pass, pass.Of(X), pass.Of(Output), false, pass.Training);

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        Reverse(pass, pass.Gradient(Output), contribution.Target, contribution.Accumulate, isTraining: true);
    }

    private static void Reverse(Pass pass, Buffer source, Buffer sequence, bool accumulate, bool isTraining)
    {
        if (isTraining && sequence.PerStep)
        {
            SequenceEnd.Reverse(pass, source, sequence, accumulate);
        }
        else
        {
            StepCopy.Reverse(pass, source, sequence, accumulate);
        }
    }
}
