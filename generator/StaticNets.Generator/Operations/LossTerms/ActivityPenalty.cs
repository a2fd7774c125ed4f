using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.LossTerms;

/// <summary>
/// <c>Σ (λ₁ |x| + ½ λ₂ x²)</c> over the elements of a row. <c>∂/∂x = λ₁ sign(x) + λ₂ x</c>, where the sign of 0 is 0.
/// </summary>
/// <param name="L1">λ₁.</param>
/// <param name="L2">λ₂; one of the two is above zero.</param>
internal sealed record ActivityPenalty(string Label, Value X, Value Output, double L1, double L2) : LossTerm(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override void AddToLoss(Pass pass) =>
        RowTerm.AddToLoss(
            pass,
            Label,
            $"Σ ({Formula("λ₁ |x|", "½ λ₂ x²")})",
            Combined(
                Term.Multiply(Term.Constant(L1), Term.Call("Abs", "x")),
                Term.Multiply(Term.Constant(0.5 * L2), Term.Multiply("x", "x"))
            ),
            X.Shape,
            Operand.Read("x", pass.Of(X))
        );

    public override void Backward(BackwardPass pass)
    {
        Term isZero = Term.Call("Equal", "x", Term.Zero);
        RowTerm.Differentiate(
            pass,
            Label + "Gradient",
            Formula("λ₁ sign(x)", "λ₂ x"),
            Combined(
                Term.Call("Select", isZero, Term.Zero, Term.Call("CopySign", Term.Constant(L1), "x")),
                Term.Multiply(Term.Constant(L2), "x")
            ),
            X,
            Operand.Read("x", pass.Of(X))
        );
    }

    private Term Combined(Term first, Term second) =>
        L2 == 0 ? first
        : L1 == 0 ? second
        : Term.Add(first, second);

    private string Formula(string first, string second) =>
        L2 == 0 ? first
        : L1 == 0 ? second
        : $"{first} + {second}";
}
