using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StaticNets.Tests.Records;

/// <summary>Every public record of the library has the same text under every culture.</summary>
public sealed class InvariantRecordTests
{
    /// <summary>
    /// Records with a text of their own: the text of an advice is its sentence with a link, that of a storage is a sentence, and that of a
    /// description is its name. All other records have the text that the compiler generates.
    /// </summary>
    private static readonly Type[] _writtenOtherwise =
    [
        typeof(TrainingAdvice),
        typeof(HopfieldStorage),
        typeof(StaticNets.Runtime.InputDescription),
        typeof(StaticNets.Runtime.LayerDescription),
        typeof(StaticNets.Runtime.OutputDescription),
        typeof(StaticNets.Runtime.TensorDescription),
    ];

    public static TheoryData<Type> Records => [.. Types()];

    [Fact]
    public void AllRecordsAreLookedAt() =>
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(Metrics),
                typeof(EpochRecord),
                typeof(Adam),
                typeof(CosineDecay),
                typeof(FitOptions),
                typeof(Trial<double>),
            },
            Types().ToHashSet()
        );

    [Theory]
    [MemberData(nameof(Records))]
    public void AreWrittenWithPoints(Type type)
    {
        object record = Filled(type);
        string text = CommaCulture.Run(() =>
        {
            CultureInfo before = CultureInfo.CurrentCulture;
            string written = record.ToString()!;
            Assert.Same(before, CultureInfo.CurrentCulture);
            return written;
        });
        if (!_writtenOtherwise.Contains(type))
        {
            Assert.StartsWith(type.Name.Split('`')[0] + " { ", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("1,5", text, StringComparison.Ordinal);
        Assert.DoesNotContain("minus", text, StringComparison.Ordinal);
        Assert.Equal(record.ToString(), text);
    }

    [Fact]
    public void MetricsUnderACultureWithDecimalCommas() =>
        Assert.Equal(
            "Metrics { Loss = 1.372, Accuracy = 0.5, Rows = 4, MeanAbsoluteError = , MeanSquaredError = , MeanBiasError = -0.5, Outputs =  }",
            CommaCulture.Run(() => new Metrics(1.372, 0.5, 4) { MeanBiasError = -0.5 }.ToString())
        );

    private static IEnumerable<Type> Types() =>
        typeof(Optimizer)
            .Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && IsRecord(type))
            .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(double)) : type);

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(System.Text.StringBuilder)]) is not null;

    /// <summary>Creates a record whose numbers would show the culture: halves and negative integers.</summary>
    private static object Filled(Type type)
    {
        object record = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? part = type; part is not null; part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            {
                object? value = field.FieldType switch
                {
                    Type t when t == typeof(double) || t == typeof(double?) => 1.5,
                    Type t when t == typeof(int) => -3,
                    Type t when t == typeof(long) => -3L,
                    Type t when t == typeof(string) => "dense/kernel",
                    Type t when t == typeof(ImmutableArray<int>) => ImmutableArray.Create(2, 3),
                    Type t when t == typeof(ImmutableArray<double>) => ImmutableArray.Create(1.5),
                    Type t when t == typeof(EpochRecord) => new EpochRecord(1, 1.5, 1.5, null, null),
                    _ => null,
                };
                if (value is not null)
                {
                    field.SetValue(record, value);
                }
            }
        }

        return record;
    }
}
