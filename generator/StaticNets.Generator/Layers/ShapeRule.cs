using System.Numerics;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Computes the axes of a custom layer from those of its input: <c>height, width, 2 * channels</c>. The operators are <c>+ - * / %</c> with
/// the usual precedence, and brackets. A division must have no remainder.
/// </summary>
internal sealed class ShapeRule
{
    private readonly string _rule;
    private readonly IReadOnlyDictionary<string, long> _axes;
    private int _at;

    private ShapeRule(string rule, IReadOnlyDictionary<string, long> axes)
    {
        _rule = rule;
        _axes = axes;
        SkipSpaces();
    }

    /// <summary>Why the rule cannot be read; <see langword="null"/> if it can.</summary>
    private string? Unreadable { get; set; }

    /// <summary>Why the rule gives no positive integers for these axes; <see langword="null"/> if it does.</summary>
    private string? Impossible { get; set; }

    /// <summary>
    /// Returns the names in the rule for an input; <see langword="null"/> unless they are different names, separated by commas.
    /// </summary>
    public static IReadOnlyList<string>? Names(string rule)
    {
        string[] names = [.. rule.Split(',').Select(name => name.Trim())];
        return names.All(Identifiers.IsLayerName) && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : null;
    }

    /// <summary>Evaluates a rule for given axes of the input.</summary>
    public static ShapeRuleResult Evaluate(string rule, IReadOnlyDictionary<string, long> axes)
    {
        ShapeRule reader = new(rule, axes);
        List<long> result = [reader.Axis()];
        while (reader.Take(','))
        {
            result.Add(reader.Axis());
        }

        if (reader._at < rule.Length)
        {
            reader.Unreadable ??= $"nothing is expected at '{rule.Substring(reader._at)}'";
        }

        return new ShapeRuleResult(result, reader.Unreadable, reader.Impossible);
    }

    private long Axis()
    {
        int start = _at;
        BigInteger length = Sum();
        if (length <= 0 && Unreadable is null)
        {
            Impossible ??= $"{_rule.Substring(start, _at - start).Trim()} is {length}";
        }

        return length > long.MaxValue ? long.MaxValue : (long)BigInteger.Max(length, 1);
    }

    private BigInteger Sum()
    {
        BigInteger sum = Product();
        while (true)
        {
            if (Take('+'))
            {
                sum += Product();
            }
            else if (Take('-'))
            {
                sum -= Product();
            }
            else
            {
                return sum;
            }
        }
    }

    private BigInteger Product()
    {
        BigInteger product = Factor();
        while (true)
        {
            if (Take('*'))
            {
                product *= Factor();
            }
            else if (Take('/'))
            {
                product = Quotient(product, Factor());
            }
            else if (Take('%'))
            {
                BigInteger divisor = NotZero(product, Factor(), '%');
                product = BigInteger.Remainder(product, divisor);
            }
            else
            {
                return product;
            }
        }
    }

    private BigInteger Factor()
    {
        if (Take('('))
        {
            BigInteger sum = Sum();
            if (!Take(')'))
            {
                Unreadable ??= $"')' is missing {Behind()}";
            }

            return sum;
        }

        int start = _at;
        while (_at < _rule.Length && (char.IsLetterOrDigit(_rule[_at]) || _rule[_at] == '_'))
        {
            _at++;
        }

        string word = _rule.Substring(start, _at - start);
        SkipSpaces();
        if (word.Length > 0 && word.All(c => c is >= '0' and <= '9'))
        {
            return BigInteger.Parse(word);
        }

        if (_axes.TryGetValue(word, out long axis))
        {
            return axis;
        }

        Unreadable ??=
            word.Length == 0 ? $"an axis or an integer is expected {Behind()}"
            : _axes.Count == 0 ? $"'{word}' is no integer, and there is no Input that names axes"
            : $"'{word}' is neither an integer nor an axis of Input = \"{string.Join(", ", _axes.Keys)}\"";
        return BigInteger.One;
    }

    private BigInteger Quotient(BigInteger dividend, BigInteger divisor)
    {
        divisor = NotZero(dividend, divisor, '/');
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger remainder);
        if (!remainder.IsZero)
        {
            Impossible ??= $"{dividend} / {divisor} is no integer";
        }

        return quotient;
    }

    private BigInteger NotZero(BigInteger dividend, BigInteger divisor, char sign)
    {
        if (!divisor.IsZero)
        {
            return divisor;
        }

        Impossible ??= $"{dividend} {sign} 0 is not defined";
        return BigInteger.One;
    }

    private bool Take(char symbol)
    {
        if (_at >= _rule.Length || _rule[_at] != symbol)
        {
            return false;
        }

        _at++;
        SkipSpaces();
        return true;
    }

    private string Behind() => _rule.Substring(0, _at).Trim() is { Length: > 0 } read ? $"behind '{read}'" : "at its beginning";

    private void SkipSpaces()
    {
        while (_at < _rule.Length && _rule[_at] == ' ')
        {
            _at++;
        }
    }
}

/// <summary>The axes that a rule gives; after a mistake, axes of length 1 where the rule gives none.</summary>
/// <param name="Axes">The lengths of the axes.</param>
/// <param name="Unreadable">Why the rule cannot be read, if it cannot.</param>
/// <param name="Impossible">Why it gives no positive integers, if it does not.</param>
internal sealed record ShapeRuleResult(IReadOnlyList<long> Axes, string? Unreadable, string? Impossible);
