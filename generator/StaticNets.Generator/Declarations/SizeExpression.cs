using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Computes a size such as <c>"2 * filters"</c>: whole numbers and parameters, joined by <c>+ - * /</c> and parentheses. A quotient must be
/// a whole number, because a size that is silently rounded is more often a mistake than intended.
/// </summary>
internal sealed class SizeExpression
{
    private const string NoExpression = "a size consists of whole numbers, parameters of the block, + - * / and parentheses";

    private readonly SizeParameters _parameters;
    private readonly SortedSet<string> _origins = new(StringComparer.Ordinal);
    private bool _isOpen;

    private SizeExpression(SizeParameters parameters)
    {
        _parameters = parameters;
    }

    /// <summary>Why the expression has no value, or <see langword="null"/>.</summary>
    public string? Mistake { get; private set; }

    /// <summary>The value; <see langword="null"/> after a mistake, or if the value of a parameter is not known.</summary>
    public long? Value { get; private set; }

    /// <summary>The arguments of the use on the network class from which the value is computed.</summary>
    public IEnumerable<string> Origins => _origins;

    public static SizeExpression Of(string text, SizeParameters parameters)
    {
        SizeExpression expression = new(parameters);
        ExpressionSyntax tree = SyntaxFactory.ParseExpression(text);
        long value = tree.ContainsDiagnostics ? expression.Fail(NoExpression) : expression.Compute(tree);
        expression.Value = expression._isOpen || expression.Mistake is not null ? null : value;
        return expression;
    }

    private long Compute(ExpressionSyntax node) =>
        node switch
        {
            ParenthesizedExpressionSyntax inner => Compute(inner.Expression),
            LiteralExpressionSyntax { Token.Value: int number } => number,
            IdentifierNameSyntax name => Parameter(name.Identifier.ValueText),
            BinaryExpressionSyntax { OperatorToken.Text: "+" or "-" or "*" or "/" } binary => Join(
                binary.Kind(),
                Compute(binary.Left),
                Compute(binary.Right)
            ),
            _ => Fail(NoExpression),
        };

    private long Parameter(string name)
    {
        if (_parameters.Find(name) is not { } parameter)
        {
            return Fail(_parameters.WhyUnknown(name));
        }

        _origins.UnionWith(parameter.Origins);
        _isOpen |= parameter.Value is null;
        return parameter.Value ?? 0;
    }

    private long Join(SyntaxKind kind, long left, long right)
    {
        if (_isOpen || Mistake is not null)
        {
            return 0;
        }

        long value = kind switch
        {
            SyntaxKind.AddExpression => left + right,
            SyntaxKind.SubtractExpression => left - right,
            SyntaxKind.MultiplyExpression => left * right,
            _ when right != 0 && left % right == 0 => left / right,
            _ => Fail($"{Literals.Integer(left)} / {Literals.Integer(right)} is no whole number"),
        };
        return value is >= int.MinValue and <= int.MaxValue ? value : Fail($"{Literals.Integer(value)} is beyond the range of an int");
    }

    private long Fail(string reason)
    {
        Mistake ??= reason;
        return 0;
    }
}
