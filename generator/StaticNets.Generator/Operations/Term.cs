using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A vector expression in a loop over elements, for the vector whose first element has the index <c>i</c>.</summary>
internal abstract record Term
{
    /// <summary>Creates an expression that loads a vector from an operand.</summary>
    public static Term Load(string operand) => new LoadedTerm(operand);

    public static Term Constant(double value) => new ConstantTerm(value);

    public static Term Zero { get; } = new ZeroTerm();

    public static Term Add(Term a, Term b) => Call("Add", a, b);

    public static Term Multiply(Term a, Term b) => Call("Multiply", a, b);

    /// <summary>Creates a call of a SIMD operation.</summary>
    public static Term Call(string function, params Term[] arguments) => new CallTerm(function, arguments.ToEquatableArray());

    public static Term Apply(ActivationFunction function, Term z) => new AppliedTerm(function, z);

    /// <summary>Creates the product of a gradient and the derivative of an activation.</summary>
    /// <param name="at">The input or the output of the activation, from which the derivative is computed.</param>
    public static Term Differentiate(ActivationFunction function, Term gradient, Term at) => new DerivedTerm(function, gradient, at);

    /// <summary>Creates a choice at run time: the first term if the argument <c>accumulate</c> is true, otherwise the second.</summary>
    public static Term IfAccumulating(Term accumulated, Term otherwise) => new ChosenTerm(accumulated, otherwise);

    public static implicit operator Term(string operand) => Load(operand);

    /// <summary>Returns the expression as C# text.</summary>
    public abstract string Text(VectorMath math);

    private sealed record LoadedTerm(string Operand) : Term
    {
        public override string Text(VectorMath math) => $"S.Load(ref {Operand}, i)";
    }

    private sealed record ConstantTerm(double Value) : Term
    {
        public override string Text(VectorMath math) => $"S.Constant({Literals.Double(Value)})";
    }

    private sealed record ZeroTerm : Term
    {
        public override string Text(VectorMath math) => "S.Zero";
    }

    private sealed record CallTerm(string Function, EquatableArray<Term> Arguments) : Term
    {
        public override string Text(VectorMath math) =>
            $"S.{Function}({string.Join(", ", Arguments.Select(argument => argument.Text(math)))})";
    }

    private sealed record AppliedTerm(ActivationFunction Function, Term Z) : Term
    {
        public override string Text(VectorMath math) => Function.Apply(math, Z.Text(math));
    }

    private sealed record DerivedTerm(ActivationFunction Function, Term Gradient, Term At) : Term
    {
        public override string Text(VectorMath math) => Function.Differentiate(math, Gradient.Text(math), At.Text(math));
    }

    private sealed record ChosenTerm(Term Accumulated, Term Otherwise) : Term
    {
        public override string Text(VectorMath math) => $"accumulate ? {Accumulated.Text(math)} : {Otherwise.Text(math)}";
    }
}
