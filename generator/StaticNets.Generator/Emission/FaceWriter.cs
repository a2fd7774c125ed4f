using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Emits the public members. Every type is qualified, because the user may have a type of the same name, such as <c>Dataset</c>.
/// </summary>
internal sealed partial class FaceWriter
{
    private readonly NetworkDeclaration _declaration;
    private readonly NetworkGraph _graph;
    private readonly bool _works;
    private readonly string _mistake;
    private readonly NetworkPorts _ports;
    private readonly string _t;
    private readonly string _self;
    private readonly NetworkPlan? _plan;
    private readonly IReadOnlyList<string>? _table;
    private readonly StepPlan? _step;
    private readonly bool _hasTape;

    private FaceWriter(NetworkDeclaration declaration, NetworkGraph graph, bool works, bool hasTape, NetworkPlan? plan = null)
    {
        _plan = plan;
        _table = plan is null ? null : SummaryTable.Write(declaration.Type.Name, plan, declaration.Element);
        _step = plan?.Step;
        _hasTape = hasTape;
        _declaration = declaration;
        _graph = graph;
        _works = works;
        _mistake = graph.Problems.FirstOrDefault()?.Text ?? "The compiler rejects a part of its declaration.";
        _ports = declaration.Ports;
        _t = declaration.Element.Keyword;
        _self = declaration.Type.Global;
    }

    /// <param name="hasTape">Whether the network can be trained by gradients of its outputs.</param>
    public static SourceFile Write(NetworkDeclaration declaration, NetworkPlan plan, bool hasTape) =>
        new FaceWriter(declaration, plan.Graph, works: true, hasTape, plan).Write(NetworkCard.Write(declaration, plan));

    /// <summary>Emits the same members for a declaration with an error; each of them throws when it is called.</summary>
    public static SourceFile WriteFaulty(NetworkDeclaration declaration, NetworkGraph graph) =>
        new FaceWriter(declaration, graph, works: false, declaration.Ports.MayHaveTape).Write([
            $"{declaration.Type.Name} has mistakes in its declaration, which the analyzer reports; until they are mended its members throw.",
        ]);

    private SourceFile Write(IReadOnlyList<string> header) =>
        FileFrame.Write(
            _declaration.Type,
            "",
            header,
            [],
            writer =>
            {
                WriteConstants(writer);
                WriteConstruction(writer);
                if (_ports.AreSeveral)
                {
                    WritePortMethods(writer);
                }
                else
                {
                    if (_ports.HaveAnySteps)
                    {
                        WriteSequencePrediction(writer);
                    }
                    else
                    {
                        WritePredict(writer);
                        WriteParallelPrediction(writer);
                        WriteArrayPrediction(writer);
                    }

                    if (_works ? _step is not null : _declaration.MayHaveState)
                    {
                        WriteState(writer);
                    }

                    if (_ports.Train)
                    {
                        WriteSteps(writer);
                    }
                }

                if (_ports.Train)
                {
                    WriteTraining(writer);
                }

                if (_hasTape)
                {
                    WriteTape(writer);
                }

                if (_declaration.HasActivations)
                {
                    WriteActivations(writer);
                }

                WriteFiles(writer);
                bool hasSet = _graph.Hyperparameters.Any() && !IsTaken(GeneratedMembers.Hyperparameters);
                if (hasSet)
                {
                    HyperparametersWriter.Write(writer, [.. _graph.Hyperparameters], _works ? null : Body(""));
                }

                foreach (
                    LayerNode layer in _graph
                        .Layers.Select(layer => hasSet ? layer : layer with { Hyperparameters = default })
                        .Where(LayerTensorsWriter.HasProperty)
                )
                {
                    LayerTensorsWriter.Write(writer, layer, _t, _works ? null : Body(""));
                }

                foreach (LayerDeclaration use in _declaration.Layers.Where(layer => layer is { OwnsPart: true, HasProperty: true }))
                {
                    WritePart(writer, use);
                }
            },
            Interfaces,
            table: _table
        );

    /// <summary>The expression for the input in a call of the engine, which takes numbers.</summary>
    private string Numbers =>
        !_ports.IsOfIndices ? "x"
        : _ports.HaveAnySteps ? "_engine.Indices(x, steps)"
        : "_engine.Indices(x)";

    private string InputKind => _ports.IsOfIndices ? "indices" : "values";

    private void WriteIndexException(CodeWriter writer)
    {
        if (_ports.Inputs.Any(input => input.IsIndices))
        {
            writer.Line(
                "/// <exception cref=\"global::System.ArgumentOutOfRangeException\">An index is outside of the vocabulary; nothing has changed.</exception>"
            );
        }
    }

    /// <summary>Returns the body of a member: the expression or, if the declaration has an error, a throw expression.</summary>
    private string Body(string expression) =>
        _works
            ? $" => {expression};"
            : $" => throw new global::System.InvalidOperationException({Literals.String($"'{_declaration.Type.Name}' cannot work. {_mistake}")});";

    /// <summary>Returns the signature of a method: its first or a later overload.</summary>
    private MethodSignature Signature(string method, int overload = 0) =>
        MethodSignature.Of(_declaration.Element, _ports).Where(signature => signature.Name == method).ElementAt(overload);

    /// <summary>
    /// Writes a method unless a user's member clashes with it: the analyzer reports the clash, and the compiler should not report it too,
    /// in a file that the user did not write.
    /// </summary>
    private void Unless(MethodSignature method, Action<string> write)
    {
        if (!IsTaken(method.Name) && !IsTaken(method.Key))
        {
            write(method.Declaration);
        }
    }

    private bool IsTaken(string key) => _declaration.Taken.Contains(key);

    private void Member(CodeWriter writer, string declaration, string expression, bool priority = false, bool leadsToKernels = false)
    {
        writer.Line(FileFrame.GeneratedCode);
        if (leadsToKernels && _works)
        {
            writer.Line(JitHints.Optimized(writer.Names));
        }

        if (priority)
        {
            writer.Line($"[{Qualified.CompilerServices}OverloadResolutionPriority(1)]");
        }

        writer.Member(declaration, Body(expression));
        writer.Blank();
    }

    private void WriteConstants(CodeWriter writer)
    {
        if (_works)
        {
            // A declaration with a clash has an error and does not get here, so the name of this field is not taken.
            writer.Line(FileFrame.GeneratedCode);
            writer.Line("private readonly Engine _engine;");
            writer.Blank();
        }

        Constant("int", "InputLength", Math.Min(_graph.InputLength, int.MaxValue), Elements("input", _graph.Inputs));
        Constant("int", "OutputLength", Math.Max(1, Math.Min(_graph.OutputLength, int.MaxValue)), Elements("output", _graph.Outputs));
        Constant("long", "ParameterCount", _graph.ParameterCount, "Number of parameters, those included that training leaves as they are.");
        if (!IsTaken("Summary"))
        {
            WriteSummary(writer);
        }

        WriteNetworkInterface(writer);

        void Constant(string type, string name, long value, string summary)
        {
            if (IsTaken(name))
            {
                return;
            }

            writer.Summary(summary);
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"public const {type} {name} = {Literals.Integer(value)};");
            writer.Blank();
        }
    }

    private static string Elements(string kind, IReadOnlyList<Port> ports) =>
        ports.Count == 1
            ? $"Elements of one {(ports[0].Value?.Shape.HasAnySteps == true ? $"step of the {kind}" : $"{kind} sample")}, shape {ports[0].Value?.Shape}."
            : $"Elements of one sample in all {kind}s: {string.Join(", ", ports.Select(port => $"{port.Name} {port.Value?.Shape}"))}.";

    private void WriteSummary(CodeWriter writer)
    {
        writer.Summary(
            "The layers with their output shapes and parameters as a table, and the memory that predictions and training steps work in."
        );
        writer.Line(FileFrame.GeneratedCode);
        if (!_works)
        {
            writer.Line("public static string Summary" + Body(""));
        }
        else
        {
            // No initialised property: a native program would contain the text even if it does not use it.
            writer.Line("public static string Summary =>");
            writer.Line("    \"\"\"");
            writer.Lines(_table!.Select(line => ("    " + line).TrimEnd()));
            writer.Line("    \"\"\";");
        }

        writer.Blank();
    }

    private void WritePart(CodeWriter writer, LayerDeclaration use)
    {
        string field = GeneratedMembers.FieldOf(use);
        string type = $"global::StaticNets.NetworkPart<{_t}>";
        writer.Blank();
        if (_works)
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"private {type}? {field};");
            writer.Blank();
        }

        writer.Summary($"The part {use.Name}, with the weights that it has in this network.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Line(
            $"public {type} {Identifiers.Pascal(use.Name)}" + Body($"{field} ??= new(new {GeneratedMembers.EngineOf(use)}(_engine))")
        );
    }

    private void WriteConstruction(CodeWriter writer)
    {
        string name = Identifiers.Escape(_declaration.Type.Name);
        Unless(
            Signature(MethodSignature.Constructor),
            _ =>
            {
                writer.Summary("A new network with the initial weights of seed 0.");
                writer.Line(FileFrame.GeneratedCode);
                writer.Line($"public {name}()");
                writer.Line("    : this(0) { }");
                writer.Blank();
            }
        );
        Unless(
            Signature(MethodSignature.Constructor, 1),
            parameters =>
            {
                writer.Summary("A new network with random initial weights, the same for the same seed on every machine.");
                writer.Line("/// <param name=\"seed\">Seed of the weights and of dropout.</param>");
                Member(writer, $"public {name}({parameters})", "_engine = new Engine(seed)");
            }
        );
        if (!IsTaken("Parameters"))
        {
            writer.Summary("The weights by the names they have in a file: reading is a view, writing goes through Set and Edit.");
            Member(writer, $"public global::StaticNets.ParameterSet<{_t}> Parameters", "_engine.ParameterSet");
        }
    }
}
