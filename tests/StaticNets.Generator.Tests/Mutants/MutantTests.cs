using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>
/// Changes one number, name or enum member of valid declarations to a wrong one. The mistake must be reported at the right place, and a fix
/// of the editor must correct it.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    // Number of mutants in a normal run and in a long one.
    private static int Count => LongRun.Count(500, 10_000);

    [Fact]
    public void OneChangeGivesOneErrorThereAndAFixThatCompiles()
    {
        IReadOnlyList<MutantFinding> findings = MutantRun.Find(Mutant.Draw(ValidDeclarations.All, Count));
        IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> left = MutantRun.Afterwards(findings);
        output.WriteLine(Table("reason", findings, left, finding => finding.Mutant.Kind));
        output.WriteLine(Table("error", findings, left, finding => finding.Ids));
        output.WriteLine(Examples("not one error", findings.Where(finding => !finding.IsOne)));
        output.WriteLine(Examples("not underlined", findings.Where(finding => !finding.IsUnderlined)));
        output.WriteLine(Examples("without a fix", findings.Where(finding => finding.Fixes.Count == 0)));
        string[] broken = [.. findings.SelectMany(finding => Broken(finding, left))];
        output.WriteLine(string.Join("\n\n", broken.Take(20)));

        Assert.Equal(Count, findings.Count);
        Assert.Empty(findings.Where(finding => !finding.IsOne).Select(finding => finding.Describe()));
        Assert.InRange(Share(findings, finding => finding.IsUnderlined), 0.99, 1);
        Assert.InRange(Share(findings, finding => finding.Fixes.Count > 0), 0.9, 1);
        Assert.Empty(broken);
    }

    /// <summary>Without a change there is no error, so each error is caused by the change.</summary>
    [Fact]
    public void TheDeclarationsAreValid()
    {
        IEnumerable<Diagnostic> errors = MutantRun.Errors(ValidDeclarations.All.Select(network => ($"{network.Name}.cs", network.Print())));
        Assert.Empty(errors.Select(error => error.ToString()));
        Assert.Equal(ValidDeclarations.Count, ValidDeclarations.All.Count);
    }

    // A changed name of the only input is a mistake only if a layer reads the old name. PortTests test the names of inputs. A constant reads
    // nothing, so that no valid declaration has its From; Snet1011Tests test it.
    private static readonly string[] _testedElsewhere = ["Input.Name", "Constant.From"];

    /// <summary>The arguments of two blocks, one with a parameter of its own.</summary>
    private static readonly string[] _ofBlocks =
    [
        "Gated.From",
        "Gated.Name",
        "Gated.Repeat",
        "Twice.From",
        "Twice.Name",
        "Twice.Repeat",
        "Twice.units",
    ];

    /// <summary>
    /// Every attribute and argument is tested or excluded for a reason. [Use] and [Custom] are excluded, because besides a second class, which
    /// they name, they have only the arguments that every layer has.
    /// </summary>
    [Fact]
    public void EveryArgumentThatCanBeWrongIsChanged()
    {
        IEnumerable<Type> attributes = typeof(LayerAttribute)
            .Assembly.GetTypes()
            .Where(type =>
                type.IsSubclassOf(typeof(LayerAttribute))
                && !type.IsAbstract
                && type != typeof(UseAttribute<>)
                && type != typeof(CustomAttribute)
            )
            .Append(typeof(NetworkAttribute))
            .Append(typeof(InputAttribute));
        IEnumerable<string> arguments = attributes
            .SelectMany(Arguments)
            .Except(_testedElsewhere)
            .Concat(_ofBlocks)
            .Order(StringComparer.Ordinal);
        Assert.Equal(arguments, Mutant.Arguments(ValidDeclarations.All).Order(StringComparer.Ordinal));
    }

    /// <summary>Returns all arguments except those of type bool, for which no value is wrong.</summary>
    private static IEnumerable<string> Arguments(Type attribute)
    {
        IEnumerable<string?> parameters = attribute
            .GetConstructors()
            .SelectMany(c => c.GetParameters())
            .Select(parameter => parameter.Name);
        IEnumerable<string> properties = attribute
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null && property.PropertyType != typeof(bool))
            .Select(property => property.Name);
        string name = attribute.Name[..^"Attribute".Length];
        return parameters.Concat(properties).Distinct().Select(argument => $"{name}.{argument}");
    }

    private static double Share(IReadOnlyList<MutantFinding> findings, Func<MutantFinding, bool> holds) =>
        (double)findings.Count(holds) / findings.Count;

    private static IEnumerable<string> Broken(MutantFinding finding, IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> left) =>
        finding
            .Fixes.Where(fix => left[fix.Declaration].Count > 0)
            .Select(fix =>
                $"«{fix.Title}» leaves\n{string.Join('\n', left[fix.Declaration].Take(3))}\n{fix.Text}\nof {finding.Describe()}"
            );

    private static string Table(
        string title,
        IReadOnlyList<MutantFinding> findings,
        IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> left,
        Func<MutantFinding, string> key
    )
    {
        StringBuilder table = new();
        table.AppendLine("mutants one-error underlined with-fix fixes compile  " + title);
        foreach (IGrouping<string, MutantFinding> group in findings.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.AppendLine(Row(group.Key, [.. group]));
        }

        return table.AppendLine(Row("all", findings)).ToString();

        string Row(string name, IReadOnlyList<MutantFinding> members) =>
            string.Format(
                CultureInfo.InvariantCulture,
                "{0,7} {1,9} {2,10} {3,8} {4,5} {5,7}  {6}",
                members.Count,
                members.Count(finding => finding.IsOne),
                members.Count(finding => finding.IsUnderlined),
                members.Count(finding => finding.Fixes.Count > 0),
                members.Sum(finding => finding.Fixes.Count),
                members.Sum(finding => finding.Fixes.Count(fix => left[fix.Declaration].Count == 0)),
                name
            );
    }

    /// <summary>
    /// Lists at most 25 findings, one for each combination of the reported errors, the changed argument and the reason why its new value
    /// is wrong.
    /// </summary>
    private static string Examples(string title, IEnumerable<MutantFinding> findings)
    {
        MutantFinding[] kinds = [.. findings.DistinctBy(finding => (finding.Ids, finding.Mutant.Kind))];
        return $"{title}:\n{string.Join("\n\n", kinds.Take(25).Select(finding => finding.Describe()))}\n";
    }
}
