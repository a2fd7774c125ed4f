using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>The data of a fix, which the analyzer writes into a diagnostic, are read from the diagnostic unchanged.</summary>
public sealed class FixDataTests
{
    private static readonly Fix[] _all =
    [
        new CorrectInputs(3_000_000_000),
        new InsertFlatten(),
        new ReturnAllSteps(3),
        new FitOutput("Sigmoid", 1),
        new FitLoss("Huber"),
        new WriteName("a, \"b\"\n"),
        new AddLoss(new EquatableArray<string>(["CategoricalCrossEntropy", "MeanSquaredError"])),
        new RemoveLayer(),
        new SuitInitializer("HeNormal"),
        new ReadOnce("dense_1", true, false),
        new ReplaceArgument(ReplacementKind.Removal, ""),
        new OtherShape(Place.OfInput(1), Shape.Of(28, 28, 1)),
    ];

    [Fact]
    public void ReadsEveryFixAsItWasWritten()
    {
        Assert.Equal(
            typeof(Fix).Assembly.GetTypes().Where(typeof(Fix).IsAssignableFrom).Where(type => !type.IsAbstract).OrderBy(type => type.Name),
            _all.Select(fix => fix.GetType()).OrderBy(type => type.Name)
        );
        Diagnostic diagnostic = With(_all);
        Assert.Equal<IEnumerable<Fix?>>(
            _all,
            [
                FixData.Find<CorrectInputs>(diagnostic),
                FixData.Find<InsertFlatten>(diagnostic),
                FixData.Find<ReturnAllSteps>(diagnostic),
                FixData.Find<FitOutput>(diagnostic),
                FixData.Find<FitLoss>(diagnostic),
                FixData.Find<WriteName>(diagnostic),
                FixData.Find<AddLoss>(diagnostic),
                FixData.Find<RemoveLayer>(diagnostic),
                FixData.Find<SuitInitializer>(diagnostic),
                FixData.Find<ReadOnce>(diagnostic),
                FixData.Find<ReplaceArgument>(diagnostic),
                FixData.Find<OtherShape>(diagnostic),
            ]
        );
    }

    [Fact]
    public void FindsNoFixThatWasNotWritten()
    {
        Diagnostic diagnostic = With(new FitLoss("Huber"));
        Assert.Null(FixData.Find<FitOutput>(diagnostic));
        Assert.Null(FixData.Find<InsertFlatten>(diagnostic));
        Assert.Null(FixData.Find<OtherShape>(With()));
    }

    private static Diagnostic With(params Fix[] fixes) =>
        Diagnostic.Create(Descriptors.Find(ProblemIds.ReadTwice), Location.None, FixData.Of(fixes));
}
