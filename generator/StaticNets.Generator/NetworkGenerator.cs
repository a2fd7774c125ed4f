using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Emission;
using StaticNets.Generator.Models;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Weights;

namespace StaticNets.Generator;

/// <summary>Completes every class with <c>[Network]</c>. Each network is a separate item of the incremental pipeline.</summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that reads declarations, for tests of the cache.</summary>
    public const string DeclarationStep = "Declaration";

    /// <summary>Name of the step that finds the weights of a network, for tests of the cache.</summary>
    public const string WeightStep = "Weights";

    private readonly Func<NetworkDeclaration, IReadOnlyList<SourceFile>> _emit;

    /// <summary>Creates the generator; the compiler calls this constructor.</summary>
    public NetworkGenerator()
        : this(NetworkEmitter.Emit) { }

    /// <summary>Creates a generator that emits files by <paramref name="emit"/>; tests pass a function that throws.</summary>
    internal NetworkGenerator(Func<NetworkDeclaration, IReadOnlyList<SourceFile>> emit)
    {
        _emit = emit;
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Result<NetworkDeclaration>> declarations = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                AttributeNames.Network,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => Results.Try(() => Read(found, cancellation))
            )
            .WithTrackingName(DeclarationStep);
        context.RegisterSourceOutput(declarations, (output, result) => Emit(output, result, _emit));
        foreach (ModelKind kind in ModelCatalogue.All)
        {
            context.RegisterSourceOutput(Models(context, kind), static (output, result) => Emit(output, result, ModelWriter.Emit));
        }

        context.RegisterSourceOutput(
            declarations
                .Combine(Weights(context))
                .Select(static (pair, _) => Pretrained.Of(pair.Left, pair.Right))
                .Where(static pretrained => pretrained is not null)
                .WithTrackingName(WeightStep),
            static (output, pretrained) => Add(output, () => NetworkEmitter.EmitPretrained(pretrained!.Declaration, pretrained.Weights))
        );
    }

    /// <summary>Returns the classes that are models of one kind.</summary>
    private static IncrementalValuesProvider<Result<ModelDeclaration>> Models(
        IncrementalGeneratorInitializationContext context,
        ModelKind kind
    ) =>
        context
            .SyntaxProvider.ForAttributeWithMetadataName(
                $"{AttributeNames.Namespace}.{kind.Name}Attribute",
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => Results.Try(() => ModelReader.Read((INamedTypeSymbol)found.TargetSymbol, cancellation))
            )
            .WithTrackingName(DeclarationStep);

    /// <summary>
    /// Returns the weight files of the project as one collection, because each network searches all of them for its own file.
    /// </summary>
    private static IncrementalValueProvider<EquatableArray<WeightReference>> Weights(IncrementalGeneratorInitializationContext context) =>
        context
            .AdditionalTextsProvider.Where(static file => file.Path.EndsWith(WeightFile.Ending, StringComparison.Ordinal))
            .Select(static (file, cancellation) => WeightFile.Read(file.GetText(cancellation)?.ToString() ?? "")?.Reference)
            .Where(static weights => weights is not null)
            .Collect()
            .Select(static (weights, _) => weights.Select(item => item!).ToEquatableArray());

    /// <summary>
    /// Reads a class. If [Network] on two of its partial declarations makes Roslyn find the class twice, only one result is emitted.
    /// </summary>
    private static NetworkDeclaration Read(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)found.TargetSymbol;
        NetworkDeclaration declaration = DeclarationReader.Read(type, cancellation);
        SyntaxReference? first = type.GetAttributes().First(AttributeNames.IsNetwork).ApplicationSyntaxReference;
        bool isFirst = first is null || (first.SyntaxTree == found.TargetNode.SyntaxTree && found.TargetNode.Span.Contains(first.Span));
        return isFirst ? declaration : declaration with { CanEmit = false };
    }

    private static void Emit<T>(SourceProductionContext output, Result<T> result, Func<T, IReadOnlyList<SourceFile>> emit)
        where T : class
    {
        if (result.Declaration is { } declaration)
        {
            Add(output, () => emit(declaration));
        }
        else
        {
            output.ReportDiagnostic(Diagnostic.Create(ClassDescriptors.Internal, Location.None, result.Fault));
        }
    }

    private static void Add(SourceProductionContext output, Func<IReadOnlyList<SourceFile>> emit)
    {
        try
        {
            foreach (SourceFile file in emit())
            {
                output.AddSource(file.HintName, file.Text);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            output.ReportDiagnostic(Diagnostic.Create(ClassDescriptors.Internal, Location.None, Results.Describe(fault)));
        }
    }

    /// <summary>A network and its weights.</summary>
    private sealed record Pretrained(NetworkDeclaration Declaration, WeightReference Weights)
    {
        public static Pretrained? Of(Result<NetworkDeclaration> result, EquatableArray<WeightReference> weights) =>
            result.Declaration is { } declaration && weights.FirstOrDefault(item => item.Network == declaration.Type.Dotted) is { } own
                ? new Pretrained(declaration, own)
                : null;
    }

    /// <summary>
    /// A declaration, or the text of the exception that was thrown while the declaration was read. If Roslyn caught the exception instead,
    /// it would report the warning CS8785 and emit no network of the project.
    /// </summary>
    private sealed record Result<T>(T? Declaration, string? Fault)
        where T : class;

    private static class Results
    {
        public static Result<T> Try<T>(Func<T> read)
            where T : class
        {
            try
            {
                return new Result<T>(read(), null);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return new Result<T>(null, Describe(fault));
            }
        }

        public static string Describe(Exception fault) => $"{fault.GetType().Name}: {fault.Message} {FirstFrame(fault)}";

        // Returns the first stack frame without the path of the source file, which is a path on the machine that built the generator.
        private static string FirstFrame(Exception fault)
        {
            string frame = fault.StackTrace?.Split('\n')[0].Trim() ?? "";
            int file = frame.IndexOf(" in ", StringComparison.Ordinal);
            return file < 0 ? frame : frame.Substring(0, file);
        }
    }
}
