using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.LossTerms;

/// <summary>
/// β times the divergence of Kullback and Leibler of <c>N(μ, σ²)</c> from <c>N(0, 1)</c>: <c>β · ½ Σ (μ² + σ² − 1 − log σ²)</c> over the
/// elements of a row. <c>∂/∂μ = β μ</c>, <c>∂/∂(log σ²) = β · ½ (σ² − 1)</c>.
/// </summary>
/// <param name="Mean">μ.</param>
/// <param name="LogVariance">log σ².</param>
/// <param name="Beta">β, above zero.</param>
internal sealed record NormalDivergence(string Label, Value Mean, Value LogVariance, Value Output, double Beta) : LossTerm(Label, Output)
{
    private static Term Variance { get; } = Term.Exp("logVariance");

    public override IReadOnlyList<Value> Inputs => [Mean, LogVariance];

    public override long UnrolledBackwardCalls => Variance.Cost + (2 * LoadAndStore);

    public override void AddToLoss(Pass pass)
    {
        Term squares = Term.Add(Term.Multiply("mean", "mean"), Variance);
        Term term = Term.Call("Subtract", squares, Term.Add("logVariance", Term.Constant(1)));
        RowTerm.AddToLoss(
            pass,
            Label,
            "β · ½ Σ (μ² + σ² - 1 - log σ²), the divergence of N(μ, σ²) from N(0, 1)",
            Term.Multiply(Term.Constant(0.5 * Beta), term),
            Mean.Shape,
            Operand.Read("mean", pass.Of(Mean)),
            Operand.Read("logVariance", pass.Of(LogVariance))
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Term ofMean = Term.Multiply(Term.Constant(Beta), "mean");
        RowTerm.Differentiate(pass, Label + "MeanGradient", "β μ", ofMean, Mean, Operand.Read("mean", pass.Of(Mean)));
        RowTerm.Differentiate(
            pass,
            Label + "LogVarianceGradient",
            "β · ½ (σ² - 1)",
            Term.Multiply(Term.Constant(0.5 * Beta), Term.Call("Subtract", Variance, Term.Constant(1))),
            LogVariance,
            Operand.Read("logVariance", pass.Of(LogVariance))
        );
    }
}
