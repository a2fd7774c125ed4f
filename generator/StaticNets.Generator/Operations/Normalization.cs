using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = γ n + β</c> with <c>n = (x − mean) / √(variance + ε)</c> over the axes of γ, the last ones of a sample. Without β the mean is not
/// subtracted: <c>y = γ n</c> with <c>n = x / √(mean x² + ε)</c>. Backward, with <c>g = γ dy</c>: <c>dx = (g − mean g − n · mean(g n)) /
/// √(variance + ε)</c>, without <c>mean g</c> if there is no β; <c>dγ = Σ dy n</c>, <c>dβ = Σ dy</c>. The backward pass computes mean and
/// variance again, which takes less time than storing n.
/// </summary>
internal sealed record Normalization(string Label, Value X, Parameter Gamma, Parameter? Beta, Value Output, double Epsilon)
    : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => Beta is null ? [Gamma] : [Gamma, Beta];

    private bool Centers => Beta is not null;

    private string Root => Centers ? "√(variance + ε)" : "√(mean x² + ε)";

    /// <summary>The shape of one sample, with the normalised axes as a single one.</summary>
    private Shape Rows =>
        Gamma.Shape.Rank == 1
            ? Output.Shape
            : Shape.Of([.. Output.Shape.Axes.Take(Output.Shape.Rank - Gamma.Shape.Rank), Gamma.Shape.Length]);

    /// <summary>Several axes of a sequence include its steps, which are then normalised together.</summary>
    public override IReadOnlyList<Operation>? AtOneStep(OneStep values) =>
        Gamma.Shape.Rank == 1 ? [this with { X = values.Of(X), Output = values.Of(Output) }] : null;

    public override void Forward(ForwardPass pass)
    {
        Operand[] operands =
        [
            Operand.Read("x", pass.Of(X)),
            Operand.Read("gamma", pass.Of(Gamma)),
            .. Beta is null ? [] : (Operand[])[Operand.Read("beta", pass.Of(Beta))],
            Operand.Write("y", pass.Of(Output)),
            RuntimeArgument.Rows,
        ];
        string formula = Centers ? $"y = γ · (x - mean) / {Root} + β" : $"y = γ · x / {Root}";
        pass.Call(Label + "Forward", formula, new NormalizedRows(Rows, Epsilon, Centers), operands);
    }

    public override void Backward(BackwardPass pass)
    {
        if (Gamma.IsTrainable)
        {
            pass.SumOverRows(() => CallParameterGradients(pass));
        }

        CallInputGradient(pass);
    }

    private void CallParameterGradients(BackwardPass pass)
    {
        Operand[] operands =
        [
            Operand.Read("dy", pass.Gradient(Output)),
            Operand.Read("x", pass.Of(X)),
            Operand.Write("dgamma", pass.Gradient(Gamma)),
            .. Beta is null ? [] : (Operand[])[Operand.Write("dbeta", pass.Gradient(Beta))],
            RuntimeArgument.Accumulate,
            RuntimeArgument.Rows,
        ];
        string formula = Centers ? "dγ = Σ dy · n, dβ = Σ dy" : "dγ = Σ dy · n";
        pass.Call(Label + "ParameterGradients", formula, new NormalizationParameterGradients(Rows, Epsilon, Centers), operands);
    }

    private void CallInputGradient(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        string mean = Centers ? "mean g - " : "";
        string formula = $"dx {(contribution.Accumulate ? "+=" : "=")} (g - {mean}n · mean(g · n)) / {Root}, with g = γ · dy";
        Operand[] operands =
        [
            Operand.Read("dy", pass.Gradient(Output)),
            Operand.Read("x", pass.Of(X)),
            Operand.Read("gamma", pass.Of(Gamma)),
            Operand.Write("dx", contribution.Target),
            RuntimeArgument.Rows,
        ];
        NormalizationInputGradient body = new(Rows, Epsilon, Centers, contribution.Accumulate);
        pass.Call(Label + "InputGradient", formula, body, operands);
    }
}
