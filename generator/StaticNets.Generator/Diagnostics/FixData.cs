using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Diagnostics;

/// <summary>
/// Carries fixes from the analyzer to the code fixes, in the properties of a diagnostic. Properties are text: each fix has a key such as
/// <c>ReadOnce</c>, and each of its members has a key such as <c>ReadOnce.Above</c>.
/// </summary>
internal static class FixData
{
    private const char Separator = ',';

    public static ImmutableDictionary<string, string?> Of(params IEnumerable<Fix> fixes)
    {
        ImmutableDictionary<string, string?>.Builder data = ImmutableDictionary.CreateBuilder<string, string?>();
        foreach (Fix fix in fixes)
        {
            string kind = fix.GetType().Name;
            data.Add(kind, "");
            foreach ((string member, string text) in Members(fix))
            {
                data.Add(Key(kind, member), text);
            }
        }

        return data.ToImmutable();
    }

    /// <summary>Returns the fix of type <typeparamref name="T"/> that the diagnostic carries, or <see langword="null"/>.</summary>
    public static T? Find<T>(Diagnostic diagnostic)
        where T : Fix
    {
        string kind = typeof(T).Name;
        return diagnostic.Properties.ContainsKey(kind) ? (T)Read(kind, member => diagnostic.Properties[Key(kind, member)] ?? "") : null;
    }

    private static IEnumerable<(string Member, string Text)> Members(Fix fix) =>
        fix switch
        {
            InsertFlatten or RemoveLayer => [],
            ReturnAllSteps item => [(nameof(item.Layer), Literals.Integer(item.Layer))],
            CorrectInputs item => [(nameof(item.Inputs), Literals.Integer(item.Inputs))],
            FitOutput item =>
            [
                (nameof(item.Activation), item.Activation),
                (nameof(item.Port), item.Port is { } port ? Literals.Integer(port) : ""),
            ],
            FitLoss item => [(nameof(item.Loss), item.Loss)],
            WriteName item => [(nameof(item.Name), item.Name)],
            AddLoss item => [(nameof(item.Losses), string.Join(Separator.ToString(), item.Losses))],
            SuitInitializer item => [(nameof(item.Initializer), item.Initializer)],
            ReadOnce item =>
            [
                (nameof(item.Above), item.Above),
                (nameof(item.HasOthers), item.HasOthers.ToString()),
                (nameof(item.MovesFirst), item.MovesFirst.ToString()),
            ],
            ReplaceArgument item => [(nameof(item.Kind), item.Kind.ToString()), (nameof(item.Value), item.Value)],
            OtherShape item =>
            [
                (nameof(Place.Layer), Literals.Integer(item.Place.Layer)),
                (nameof(Place.Port), Literals.Integer(item.Place.Port)),
                (nameof(item.Shape), string.Join(Separator.ToString(), item.Shape.Axes.Select(Literals.Integer))),
            ],
            _ => throw new InvalidOperationException($"The members of {fix} are unknown."),
        };

    private static Fix Read(string kind, Func<string, string> text) =>
        kind switch
        {
            nameof(InsertFlatten) => new InsertFlatten(),
            nameof(RemoveLayer) => new RemoveLayer(),
            nameof(ReturnAllSteps) => new ReturnAllSteps((int)Integer(text(nameof(ReturnAllSteps.Layer)))),
            nameof(CorrectInputs) => new CorrectInputs(Integer(text(nameof(CorrectInputs.Inputs)))),
            nameof(FitOutput) => new FitOutput(
                text(nameof(FitOutput.Activation)),
                text(nameof(FitOutput.Port)) is { Length: > 0 } port ? (int)Integer(port) : null
            ),
            nameof(FitLoss) => new FitLoss(text(nameof(FitLoss.Loss))),
            nameof(WriteName) => new WriteName(text(nameof(WriteName.Name))),
            nameof(AddLoss) => new AddLoss(text(nameof(AddLoss.Losses)).Split(Separator).ToEquatableArray()),
            nameof(SuitInitializer) => new SuitInitializer(text(nameof(SuitInitializer.Initializer))),
            nameof(ReadOnce) => new ReadOnce(
                text(nameof(ReadOnce.Above)),
                bool.Parse(text(nameof(ReadOnce.HasOthers))),
                bool.Parse(text(nameof(ReadOnce.MovesFirst)))
            ),
            nameof(ReplaceArgument) => new ReplaceArgument(
                (ReplacementKind)Enum.Parse(typeof(ReplacementKind), text(nameof(ReplaceArgument.Kind))),
                text(nameof(ReplaceArgument.Value))
            ),
            nameof(OtherShape) => new OtherShape(
                new Place((int)Integer(text(nameof(Place.Layer)))) { Port = (int)Integer(text(nameof(Place.Port))) },
                Shape.Of([.. text(nameof(OtherShape.Shape)).Split(Separator).Select(Integer)])
            ),
            _ => throw new InvalidOperationException($"The members of {kind} are unknown."),
        };

    private static string Key(string kind, string member) => $"{kind}.{member}";

    private static long Integer(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
