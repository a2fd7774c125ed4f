using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Emission;

namespace StaticNets.Generator;

/// <summary>Completes every class that carries <c>[Network]</c>. One network is one item of the pipeline.</summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that reads declarations, for tests of the cache.</summary>
    public const string DeclarationStep = "Declaration";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Result> declarations = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                AttributeNames.Network,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => Result.Try(() => DeclarationReader.Read((INamedTypeSymbol)found.TargetSymbol, cancellation))
            )
            .WithTrackingName(DeclarationStep);
        context.RegisterSourceOutput(declarations, static (output, result) => Emit(output, result));
    }

    private static void Emit(SourceProductionContext output, Result result)
    {
        try
        {
            if (result.Declaration is null)
            {
                output.ReportDiagnostic(Diagnostic.Create(ClassDescriptors.Internal, Location.None, result.Fault));
                return;
            }

            foreach (SourceFile file in NetworkEmitter.Emit(result.Declaration))
            {
                output.AddSource(file.HintName, file.Text);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            output.ReportDiagnostic(Diagnostic.Create(ClassDescriptors.Internal, Location.None, Result.Describe(fault)));
        }
    }

    /// <summary>A declaration, or what went wrong while it was read: an exception must not vanish into CS8785.</summary>
    private sealed record Result(NetworkDeclaration? Declaration, string? Fault)
    {
        public static Result Try(Func<NetworkDeclaration> read)
        {
            try
            {
                return new Result(read(), null);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return new Result(null, Describe(fault));
            }
        }

        public static string Describe(Exception fault) => $"{fault.GetType().Name}: {fault.Message} {FirstFrame(fault)}";

        private static string FirstFrame(Exception fault) => fault.StackTrace?.Split('\n')[0].Trim() ?? "";
    }
}
