namespace StaticNets.Generator.Diagnostics;

/// <summary>The ids of all rules; <c>docs/diagnostics</c> has a page for each.</summary>
internal static class ProblemIds
{
    public const string NotPartial = "SNET0001";
    public const string ContainingTypeNotPartial = "SNET0002";
    public const string WrongKindOfClass = "SNET0003";
    public const string NoInput = "SNET0004";
    public const string LayersOnSeveralParts = "SNET0005";
    public const string NoLayers = "SNET0006";
    public const string UnknownLayer = "SNET0007";
    public const string DuplicateName = "SNET0008";
    public const string MemberClash = "SNET0009";
    public const string UnreadLayer = "SNET0010";
    public const string NotAnIdentifier = "SNET0011";
    public const string ConstructorDoesNotChain = "SNET0012";
    public const string LayersWithoutNetwork = "SNET0013";
    public const string InputBelowLayers = "SNET0014";
    public const string UnreadInput = "SNET0015";
    public const string FirstLayerReadsNoInput = "SNET0016";
    public const string UnknownOutput = "SNET0017";
    public const string OutputTwice = "SNET0018";
    public const string LossBesideOutputs = "SNET0019";
    public const string OldLanguage = "SNET0020";
    public const string UnseenClass = "SNET0021";
    public const string InVisualBasic = "SNET0022";
    public const string UnusablePart = "SNET0023";
    public const string CircularParts = "SNET0101";
    public const string Internal = "SNET0900";
    public const string SizeNotPositive = "SNET1001";
    public const string InputsContradict = "SNET1002";
    public const string AddOfDifferentShapes = "SNET1003";
    public const string ConcatenateOfDifferentShapes = "SNET1004";
    public const string ReshapeChangesCount = "SNET1005";
    public const string WrongRank = "SNET1006";
    public const string LossDoesNotFit = "SNET1007";
    public const string BufferDoesNotFit = "SNET1008";
    public const string TooLarge = "SNET1009";
    public const string UndefinedValue = "SNET1010";
    public const string NoEffect = "SNET1011";
    public const string NoSlope = "SNET1012";
    public const string WindowTooLarge = "SNET1013";
    public const string GroupsDoNotDivide = "SNET1014";
    public const string UnknownTensor = "SNET1015";
    public const string NoLossToTrain = "SNET1016";
    public const string OutputWithoutLoss = "SNET1017";
    public const string UnknownSteps = "SNET1019";
    public const string IndicesAsNumbers = "SNET1020";
    public const string NoTape = "SNET1021";
    public const string NoActivations = "SNET1022";
    public const string NoSteps = "SNET1201";
    public const string NoStep = "SNET1202";
    public const string IndexOutsideVocabulary = "SNET1203";
    public const string HeadsDoNotDivide = "SNET1204";
    public const string LastStateOnly = "SNET1205";
    public const string PartReadsAnotherShape = "SNET1301";
    public const string NoSize = "SNET1302";
    public const string BlockDoesNotFit = "SNET1303";
    public const string PortOfBlock = "SNET1304";
    public const string NoCustomLayer = "SNET1401";
    public const string UncallableCustomLayer = "SNET1402";
    public const string NoCustomMethod = "SNET1403";
    public const string UnreadableShapeRule = "SNET1404";
    public const string NoPositiveInteger = "SNET1405";
    public const string OddLength = "SNET1501";
    public const string TargetOfOtherValues = "SNET1502";
    public const string SliceOutside = "SNET1601";
    public const string NoPermutation = "SNET1602";
    public const string NothingIsLeft = "SNET1603";
    public const string ChannelsNotDivisible = "SNET1604";
    public const string NotTwoLayers = "SNET1605";
    public const string AxisOutsideShape = "SNET1620";
    public const string ManySaturatingLayers = "SNET2001";
    public const string SquaredErrorOfSoftmax = "SNET2002";
    public const string DropoutAtTheEnd = "SNET2003";
    public const string ProbabilityOutOfRange = "SNET2004";
    public const string UnboundedLoss = "SNET2005";
    public const string UnsuitedInitializer = "SNET2006";
    public const string NumberOutOfRange = "SNET2007";
    public const string ProbabilitiesTwice = "SNET2008";
    public const string ChannelsFirst = "SNET2009";
    public const string UntrainableWeights = "SNET2010";
    public const string NothingLearned = "SNET2011";
    public const string ReadTwice = "SNET2101";
    public const string LongMemory = "SNET2201";
    public const string NoWeightFile = "SNET3001";
    public const string NotAWeightFile = "SNET3002";
    public const string WeightNamesDiffer = "SNET3003";
    public const string WeightShapesDiffer = "SNET3004";
    public const string WeightTypeDiffers = "SNET3005";
    public const string WeightsOfNoNetwork = "SNET3006";
    public const string BeyondTheTool = "SNET4001";
    public const string NotOneModel = "SNET5001";
    public const string ModelWithBaseClass = "SNET5002";
    public const string ModelSizesDoNotFit = "SNET5003";

    private static readonly string[] _comparing =
    [
        NoInput,
        NoLayers,
        UnknownLayer,
        UnreadLayer,
        UnreadInput,
        UnknownOutput,
        InputsContradict,
        AddOfDifferentShapes,
        ConcatenateOfDifferentShapes,
        ReshapeChangesCount,
        WrongRank,
        NoSteps,
        HeadsDoNotDivide,
        LastStateOnly,
        PartReadsAnotherShape,
        BlockDoesNotFit,
        NoPositiveInteger,
        OddLength,
        TargetOfOtherValues,
        SliceOutside,
        NoPermutation,
        NothingIsLeft,
        ChannelsNotDivisible,
        AxisOutsideShape,
        LossDoesNotFit,
        IndicesAsNumbers,
        BufferDoesNotFit,
        TooLarge,
        NoSlope,
        WindowTooLarge,
        GroupsDoNotDivide,
        ManySaturatingLayers,
        SquaredErrorOfSoftmax,
        DropoutAtTheEnd,
        UnboundedLoss,
        UnsuitedInitializer,
        ProbabilitiesTwice,
        ChannelsFirst,
        ReadTwice,
        LongMemory,
        NothingLearned,
        BeyondTheTool,
    ];

    /// <summary>Whether a rule compares several layers, so that its result is unreliable if a layer could not be read.</summary>
    public static bool NeedsAllLayers(string id) => Array.IndexOf(_comparing, id) >= 0;
}
