using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A vector expression in a loop over elements, for the vector whose first element has the index <c>i</c>.</summary>
internal abstract record Term
{
    /// <summary>Creates an expression that loads a vector from an operand.</summary>
    public static Term Load(string operand) => new LoadedTerm(operand);

    /// <summary>Creates an expression that is a local variable of the loop.</summary>
    public static Term Local(string name) => new LocalTerm(name);

    public static Term Constant(double value) => new ConstantTerm(value);

    public static Term Zero { get; } = new ZeroTerm();

    public static Term Add(Term a, Term b) => Call("Add", a, b);

    public static Term Multiply(Term a, Term b) => Call("Multiply", a, b);

    /// <summary>Creates a call of a SIMD operation.</summary>
    public static Term Call(string function, params Term[] arguments) => new CallTerm(function, arguments.ToEquatableArray());

    /// <summary>Creates <c>eˣ</c>.</summary>
    public static Term Exp(Term x) => new ExponentialTerm(x);

    public static Term Apply(ActivationFunction function, Term z) => new AppliedTerm(function, z);

    /// <summary>Creates the product of a gradient and the derivative of an activation.</summary>
    /// <param name="at">The input or the output of the activation, from which the derivative is computed.</param>
    public static Term Differentiate(ActivationFunction function, Term gradient, Term at) => new DerivedTerm(function, gradient, at);

    /// <summary>Creates a choice at run time: the first term if the argument <c>accumulate</c> is true, otherwise the second.</summary>
    public static Term IfAccumulating(Term accumulated, Term otherwise) => new ChosenTerm(accumulated, otherwise);

    public static implicit operator Term(string operand) => Load(operand);

    /// <summary>Number of SIMD operations, including those inside library functions.</summary>
    public abstract int Cost { get; }

    /// <summary>Whether the expression applies an activation that takes as long as <see cref="Tuning.LongFunction"/> says.</summary>
    public virtual bool HasLongFunction => false;

    /// <summary>Returns the expression as C# text.</summary>
    public abstract string Text(VectorMath math);

    /// <summary>Returns the expression with another expression for each vector that it loads.</summary>
    /// <param name="loaded">Returns the other expression for the name of an operand.</param>
    public Term Replace(Func<string, Term> loaded) => Map(term => term is LoadedTerm { Operand: var operand } ? loaded(operand) : term);

    /// <summary>Returns the expression with other names for the local variables that it reads.</summary>
    public Term Renamed(Func<string, string> rename) => Map(term => term is LocalTerm { Name: var name } ? Local(rename(name)) : term);

    /// <summary>Returns the expression with other terms in place of those that contain no further terms.</summary>
    protected virtual Term Map(Func<Term, Term> innermost) => innermost(this);

    private sealed record LoadedTerm(string Operand) : Term
    {
        public override int Cost => 1;

        public override string Text(VectorMath math) => $"S.Load(ref {Operand}, i)";
    }

    private sealed record LocalTerm(string Name) : Term
    {
        public override int Cost => 0;

        public override string Text(VectorMath math) => Name;
    }

    private sealed record ConstantTerm(double Value) : Term
    {
        public override int Cost => 1;

        public override string Text(VectorMath math) => $"S.Constant({Literals.Double(Value)})";
    }

    private sealed record ZeroTerm : Term
    {
        public override int Cost => 1;

        public override string Text(VectorMath math) => "S.Zero";
    }

    private sealed record CallTerm(string Function, EquatableArray<Term> Arguments) : Term
    {
        public override int Cost => 1 + Arguments.Sum(argument => argument.Cost);

        public override bool HasLongFunction => Arguments.Any(argument => argument.HasLongFunction);

        protected override Term Map(Func<Term, Term> innermost) =>
            this with
            {
                Arguments = Arguments.Select(argument => argument.Map(innermost)).ToEquatableArray(),
            };

        public override string Text(VectorMath math) =>
            $"S.{Function}({string.Join(", ", Arguments.Select(argument => argument.Text(math)))})";
    }

    private sealed record ExponentialTerm(Term X) : Term
    {
        public override int Cost => 25 + X.Cost;

        public override bool HasLongFunction => X.HasLongFunction;

        protected override Term Map(Func<Term, Term> innermost) => this with { X = X.Map(innermost) };

        public override string Text(VectorMath math) => math.Call("Exp", X.Text(math));
    }

    private sealed record AppliedTerm(ActivationFunction Function, Term Z) : Term
    {
        public override int Cost => Function.Cost + Z.Cost;

        public override bool HasLongFunction => Function.Cost >= Tuning.LongFunction || Z.HasLongFunction;

        protected override Term Map(Func<Term, Term> innermost) => this with { Z = Z.Map(innermost) };

        public override string Text(VectorMath math) => Function.Apply(math, Z.Text(math));
    }

    private sealed record DerivedTerm(ActivationFunction Function, Term Gradient, Term At) : Term
    {
        public override int Cost => Function.Cost + Gradient.Cost + At.Cost;

        protected override Term Map(Func<Term, Term> innermost) => this with { Gradient = Gradient.Map(innermost), At = At.Map(innermost) };

        public override string Text(VectorMath math) => Function.Differentiate(math, Gradient.Text(math), At.Text(math));
    }

    private sealed record ChosenTerm(Term Accumulated, Term Otherwise) : Term
    {
        public override int Cost => Accumulated.Cost + Otherwise.Cost;

        protected override Term Map(Func<Term, Term> innermost) =>
            this with
            {
                Accumulated = Accumulated.Map(innermost),
                Otherwise = Otherwise.Map(innermost),
            };

        public override string Text(VectorMath math) => $"accumulate ? {Accumulated.Text(math)} : {Otherwise.Text(math)}";
    }
}
